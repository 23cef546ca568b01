// Prints the fields of the Elastic Common Schema as @elastic/ecs has them, one JSON object.
// node ecs-fields.cjs <folder of its node_modules>
const path = require('path');
const home = path.join(process.argv[2], '@elastic', 'ecs');
const { EcsFlat } = require(path.join(home, 'build', 'commonjs', 'ecs_flat.js'));
const fields = {};
for (const [name, field] of Object.entries(EcsFlat)) {
  const values = {};
  for (const value of field.allowed_values || []) {
    values[value.name] = value.expected_event_types || [];
  }
  fields[name] = {
    type: field.type, array: (field.normalize || []).includes('array'), values };
}
console.log(JSON.stringify({ version: require(path.join(home, 'package.json')).version, fields }));
