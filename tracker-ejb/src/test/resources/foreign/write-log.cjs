// Writes a log in the form of C2SP tlog-tiles, of which nothing is ours: the tree is merkletreejs's,
// signatures and keys are node's.
// node write-log.cjs <folder of its node_modules> <directory> <number of entries> <older sizes, a,b,c>
const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const [modules, out, count, older] = process.argv.slice(2);
const { MerkleTree } = require(path.join(modules, 'merkletreejs'));

const ORIGIN = 'log.example.org/foreign';
const sha256 = (...parts) => crypto.createHash('sha256').update(Buffer.concat(parts)).digest();
const leafHash = (entry) => sha256(Buffer.from([0]), entry);
// a node that has no neighbour goes up as it is, which is the split of RFC 6962
const tree = (leaves) => new MerkleTree(leaves, (pair) => sha256(Buffer.from([1]), pair));

const entries = [...Array(Number(count)).keys()].map((i) => Buffer.from(
  i % 7 === 0 ? `entry ${i} \u00e9` : JSON.stringify({ i, text: 'x'.repeat(i % 90) }), 'utf8'));
const leaves = entries.map(leafHash);
const whole = tree(leaves);

const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519');
const raw = Buffer.concat([
  Buffer.from([1]), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)]);
const keyId = sha256(Buffer.from(`${ORIGIN}\n`), raw).subarray(0, 4);
const checkpoint = (size, root) => {
  const text = `${ORIGIN}\n${size}\n${root.toString('base64')}\n`;
  const signature = crypto.sign(null, Buffer.from(text), privateKey);
  return `${text}\n\u2014 ${ORIGIN} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
};
const write = (name, bytes) => {
  const file = path.join(out, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
};
const numbered = (n) => {
  const digits = String(n).padStart(3 * Math.ceil(String(n).length / 3), '0');
  const parts = digits.match(/.../g);
  return parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/');
};
const tile = (level, n, width) =>
  `tile/${level}/${numbered(n)}${width === 256 ? '' : `.p/${width}`}`;

write('checkpoint', checkpoint(entries.length, whole.getRoot()));
write('policy', `log ${ORIGIN}+${keyId.toString('hex')}+${raw.toString('base64')}\nquorum none\n`);
const layers = whole.getLayers();
for (let level = 0; 8 * level < layers.length; level++) {
  // of a layer only the nodes over full trees are final
  const row = layers[8 * level].slice(0, Math.floor(entries.length / 256 ** level));
  for (let n = 0; n * 256 < row.length; n++) {
    const some = row.slice(n * 256, (n + 1) * 256);
    write(tile(level, n, some.length), Buffer.concat(some));
  }
}
for (let n = 0; n * 256 < entries.length; n++) {
  const some = entries.slice(n * 256, (n + 1) * 256).map((entry) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(entry.length);
    return Buffer.concat([length, entry]);
  });
  write(tile('entries', n, some.length), Buffer.concat(some));
}
for (const size of older.split(',').map(Number)) {
  const then = tree(leaves.slice(0, size));
  write(`older/${size}`, checkpoint(size, then.getRoot()));
  // what a log signs that shows somebody else another history
  write(`fork/${size}`, checkpoint(size, sha256(then.getRoot())));
  const index = Math.floor(size / 3);
  const proof = then.getProof(leaves[index], index).map((node) => node.data.toString('base64'));
  write(`proofs/${size}-${index}`, `${leaves[index].toString('base64')}\n${proof.join('\n')}\n`);
}
console.log('written');
