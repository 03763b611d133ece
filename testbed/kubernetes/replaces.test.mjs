import assert from 'node:assert/strict';
import { it } from 'node:test';
import { modfileText, requirementsOf } from './replaces.mjs';

const goMod = {
  Require: [
    { Path: 'go.etcd.io/etcd/client/v3', Version: 'v3.6.1' },
    { Path: 'go.etcd.io/etcd/server/v3', Version: 'v3.6.8' },
    { Path: 'k8s.io/api', Version: 'v0.0.0' },
  ],
  Replace: [
    { Old: { Path: 'k8s.io/api' }, New: { Path: './staging/src/k8s.io/api' } },
    { Old: { Path: 'example.test/fork' }, New: { Path: 'example.test/other' } },
  ],
};

it('replaces each staging module by the one of the same release, and takes the etcd that Kubernetes names', () => {
  const text = modfileText('1.36.3', requirementsOf(goMod, '1.36.3'));
  assert.match(text, /\tk8s\.io\/api => k8s\.io\/api v0\.36\.3\n/);
  assert.match(text, /\tgo\.etcd\.io\/etcd\/server\/v3 v3\.6\.8\n/);
  assert.match(text, /\tk8s\.io\/kubernetes v1\.36\.3\n/);
  assert.doesNotMatch(text, /example\.test/);
});

it('refuses a release whose go.mod is made in another way', () => {
  assert.throws(
    () => requirementsOf({ ...goMod, Replace: null }, '1.99.0'),
    /names no staging modules/,
  );
});
