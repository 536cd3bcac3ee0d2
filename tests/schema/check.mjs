// Every golden event, both bundled examples, and what is written from them validate; documents with one thing wrong do not.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const schema = read('src', 'TradeModel', 'Json', 'trademodel-negotiation-1.schema.json');
const ajv = new Ajv2020({ allErrors: false, strict: false, validateFormats: false });
ajv.addSchema(schema);
const negotiation = ajv.getSchema(schema.$id);
const event = ajv.compile({ $ref: `${schema.$id}#/$defs/event` });
let checked = 0, failed = 0;
function expect(valid, name, validate) {
  checked++;
  if (validate === valid) return;
  failed++;
  console.error(`${name}: ${validate ? 'valid, but should not be' : 'not valid'}`);
}
for (const name of readdirSync(join(root, 'src', 'TradeModel', 'Examples')).filter(f => f.endsWith('.json'))) {
  const document = read('src', 'TradeModel', 'Examples', name);
  expect(true, name, negotiation(document));
  if (negotiation.errors) console.error(negotiation.errors.slice(0, 3));
  expect(false, `${name} of another version`, negotiation({ ...document, version: 2 }));
  expect(false, `${name} with an unknown member`, negotiation({ ...document, surprise: true }));
  expect(false, `${name} with an event of no kind`, negotiation({ ...document, events: [{ date: '2025-01-01' }] }));
}
// The documented limits of counts: the limit itself is valid, one more is not. LimitTests holds the reader against the same counts.
const many = (count, one) => Array.from({ length: count }, (_, i) => one(`n${i}`));
const members = count => event({
  date: '2025-10-27', kind: 'partyJoined', party: { id: 'G', name: 'Group', kind: 'group', members: many(count, id => ({ id, name: id, kind: 'group' })) },
});
expect(true, '1,000 members', members(1000));
expect(false, '1,001 members', members(1001));
const base = read('src', 'TradeModel', 'Examples', readdirSync(join(root, 'src', 'TradeModel', 'Examples')).find(f => f.endsWith('.json')));
const defined = changes => negotiation({ ...base, events: [], definition: { ...base.definition, ...changes } });
for (const [count, valid] of [[1000, true], [1001, false]]) {
  expect(valid, `${count} phases`, defined({ phases: many(count, id => ({ id, title: id })) }));
  expect(valid, `${count} chapters`, defined({ text: { chapters: many(count, id => ({ id, title: id })) } }));
  const events = (kind, member) => many(count, id => ({ date: '2025-10-27', kind, [member]: { id, title: id } }));
  expect(valid, `${count} phases added`, negotiation({ ...base, events: events('phaseAdded', 'phase') }));
  expect(valid, `${count} chapters added`, negotiation({ ...base, events: events('chapterAdded', 'chapter') }));
}
for (const name of readdirSync(join(root, 'tests', 'TradeModel.Tests', 'Json', 'golden'))) {
  const document = read('tests', 'TradeModel.Tests', 'Json', 'golden', name);
  expect(true, name, event(document));
  if (event.errors) console.error(event.errors.slice(0, 3));
  expect(false, `${name} without its day`, event({ ...document, date: undefined }));
}
// Events that the reader accepts, and what a merge patch (RFC 7396) makes of them, which it refuses: SchemaTests holds the reader against the same list.
function patched(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const made = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete made[name];
    else made[name] = patched(made[name] ?? {}, value);
  }
  return made;
}
for (const { good, bad } of read('tests', 'schema', 'refused.json')) {
  expect(true, JSON.stringify(good), event(good));
  for (const [name, patch] of Object.entries(bad)) expect(false, name, event(patched(good, patch)));
}
console.log(`${checked - failed} of ${checked} documents as the schema should judge them`);
process.exit(failed === 0 ? 0 : 1);
