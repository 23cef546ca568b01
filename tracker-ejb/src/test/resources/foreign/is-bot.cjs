// Usage: node is-bot.cjs MODULES FILE - prints how many lines of FILE isbot takes for agents of programs.
const [modules, file] = process.argv.slice(2);
const {isbot} = require(modules + '/isbot');
const agents = require('fs').readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
console.log(agents.filter(agent => isbot(agent)).length);
