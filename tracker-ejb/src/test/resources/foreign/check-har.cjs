// Usage: node check-har.cjs MODULES FILE - prints "valid", or what the published HAR schema objects to.
const [modules, file] = process.argv.slice(2);
const {har} = require(modules + '/har-validator');
const log = JSON.parse(require('fs').readFileSync(file, 'utf8'));
har(log).then(() => console.log('valid'), e => console.log(JSON.stringify(e.errors)));
