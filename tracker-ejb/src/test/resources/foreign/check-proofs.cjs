// Holds the proofs of a sparse bundle against the functions of @sigstore/verify.
// node check-proofs.cjs <folder of its node_modules> <bundle> <SPKI of the log's key, base64>
const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const [modules, bundle, spki] = process.argv.slice(2);
const timestamp = path.join(modules, '@sigstore', 'verify', 'dist', 'timestamp');
const { verifyCheckpoint } = require(path.join(timestamp, 'checkpoint.js'));
const { verifyMerkleInclusion } = require(path.join(timestamp, 'merkle.js'));

const publicKey = crypto.createPublicKey({
  key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
const leaves = fs.readFileSync(path.join(bundle, 'entries.jsonl'), 'utf8').split('\n');
const places = fs.readFileSync(path.join(bundle, 'index.csv'), 'utf8').trim().split('\n').slice(1);
let held = 0;
for (const row of places) {
  const [line, index] = row.split(',');
  const proof = fs.readFileSync(path.join(bundle, 'proofs', `${index}.tlog-proof`), 'utf8');
  const head = proof.slice(0, proof.indexOf('\n\n')).split('\n');
  const note = proof.slice(proof.indexOf('\n\n') + 2);
  const body = note.split('\n');
  // this reader knows signatures of logs only: the lines of witnesses are left out
  const signed = note.slice(0, note.indexOf('\n\n') + 2)
    + body.filter((l) => l.startsWith(`\u2014 ${body[0]} `)).join('\n') + '\n';
  const keyId = Buffer.from(signed.trim().split(' ').pop(), 'base64').subarray(0, 4);
  const entry = {
    integratedTime: '1000',
    canonicalizedBody: Buffer.from(leaves[Number(line) - 1], 'utf8'),
    inclusionProof: {
      logIndex: index,
      treeSize: body[1],
      rootHash: Buffer.from(body[2], 'base64'),
      hashes: head.slice(2).map((h) => Buffer.from(h, 'base64')),
      checkpoint: { envelope: signed },
    },
  };
  const logs = [{ logID: keyId, publicKey,
    validFor: { start: new Date(0), end: new Date(4102444800000) } }];
  verifyCheckpoint(entry, logs);
  verifyMerkleInclusion(entry);
  held++;
}
console.log(`held ${held}`);
