import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { run } from '../scripts/lib/run.mjs';
import { parsed } from './testing/renderedFiles.mjs';
import { renderSkeleton } from './testing/renderSkeleton.mjs';
import { SERVICES } from './testing/serviceValues.mjs';
import { StandInTokens } from './testing/StandInTokens.mjs';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const IDENTITY =
  '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/providers/github';
const REGISTRY = 'registry.odp.internal';
const values = SERVICES['without a consumer'];
const skip =
  spawnSync('curl', ['--version']).status !== 0 &&
  'curl is not on this machine';

/** Notes what it is asked for, and what it reads when it logs in; a build tells a digest, unless it is to fail. */
const DOCKER = `#!/bin/sh
echo "$*" >> docker.log
case "$1 $2" in
  login*) echo "password $(cat)" >> docker.log ;;
  'buildx build') [ -z "\${BUILD_FAILS:-}" ] || exit 1
    printf '{"containerimage.digest": "${DIGEST}"}' > build/image.json ;;
esac
`;

describe('the image of a service', { skip }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-image-'));
  const read = name => readFileSync(path.join(folder, name), 'utf8');
  let tokens;
  before(async () => {
    await renderSkeleton('odp-go-service', values, folder);
    mkdirSync(path.join(folder, 'bin'));
    writeFileSync(path.join(folder, 'bin/docker'), DOCKER, { mode: 0o755 });
    tokens = await StandInTokens.start();
  });
  beforeEach(() => {
    tokens.requests.length = 0;
    tokens.trusts = true;
    rmSync(path.join(folder, 'docker.log'), { force: true });
  });
  after(() => {
    tokens.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const make = more =>
    run('sh', ['ci/image.sh'], {
      cwd: folder,
      env: {
        PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
        VERSION: 'abc123',
        ODP_REGISTRY_STS: `${tokens.url}/v1/token`,
        ...more,
      },
    });

  const asGitHub = () => ({
    ODP_REGISTRY_IDENTITY: IDENTITY,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${tokens.url}/id?api-version=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-run',
  });

  it('is pushed to where clusters pull it from, and nowhere else, by who the pipeline is and no key', async () => {
    const { code, tail } = await make(asGitHub());
    assert.equal(code, 0, tail.join('\n'));
    assert.deepEqual(tokens.requests, [
      {
        line: `GET /id?api-version=2&audience=https://${REGISTRY}`,
        authorization: 'Bearer of-the-run',
        form: {},
      },
      {
        line: 'POST /v1/token',
        authorization: undefined,
        form: {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
          scope: 'https://www.googleapis.com/auth/cloud-platform',
          audience: IDENTITY,
          subject_token: 'id-token-of-host',
        },
      },
    ]);
    const asked = read('docker.log').split('\n');
    assert.deepEqual(asked.slice(0, 2), [
      `login ${REGISTRY} --username oauth2accesstoken --password-stdin`,
      'password ya29.short-lived',
    ]);
    const [build] = asked.filter(line => line.startsWith('buildx build'));
    assert.match(build, / --push .* --tag (\S+):abc123 /);
    assert.ok(build.includes(` ${values.imageRepository}:abc123 `));
    assert.equal(read('build/digest').trim(), DIGEST);
    assert.doesNotMatch(tail.join('\n'), /short-lived|id-token-of|of-the-run/);
  });

  it('is pushed from GitLab by the token that its job has', async () => {
    const ODP_ID_TOKEN = 'id-token-of-gitlab';
    assert.equal(
      (await make({ ODP_REGISTRY_IDENTITY: IDENTITY, ODP_ID_TOKEN })).code,
      0,
    );
    assert.deepEqual(
      tokens.requests.map(({ form }) => form.subject_token),
      [ODP_ID_TOKEN],
    );
    const [{ image }] = parsed('.yaml', read('.gitlab-ci.yml'));
    assert.deepEqual(image.id_tokens, {
      ODP_ID_TOKEN: { aud: `https://${REGISTRY}` },
    });
  });

  it('is pushed with a password where a registry knows no identities', async () => {
    const { code, tail } = await make({
      ODP_REGISTRY_USER: 'ci',
      ODP_REGISTRY_PASSWORD: 'not-to-be-seen',
    });
    assert.equal(code, 0, tail.join('\n'));
    assert.deepEqual(read('docker.log').split('\n').slice(0, 2), [
      `login ${REGISTRY} --username ci --password-stdin`,
      'password not-to-be-seen',
    ]);
    assert.ok(!tail.join('\n').includes('not-to-be-seen'));
  });

  for (const [what, more, said] of [
    ['a provider that does not trust it', asGitHub, /does not trust this/],
    [
      'a job that may ask for no token',
      () => ({ ODP_REGISTRY_IDENTITY: IDENTITY }),
      /its job needs the right/,
    ],
    [
      'a user without a password',
      () => ({ ODP_REGISTRY_USER: 'ci' }),
      /ODP_REGISTRY_PASSWORD is missing/,
    ],
    [
      'an exchange that others can listen to',
      () => ({ ...asGitHub(), ODP_REGISTRY_STS: 'http://sts.example' }),
      /has to begin with https/,
    ],
  ]) {
    it(`is not built with ${what}, and says so`, async () => {
      tokens.trusts = false;
      const { code, tail } = await make(more());
      assert.equal(code, 1);
      assert.match(tail.at(-1), said);
      assert.throws(() => read('docker.log'), { code: 'ENOENT' });
    });
  }

  it('leaves no digest of an earlier build behind when it fails', async () => {
    assert.equal((await make()).code, 0);
    assert.notEqual((await make({ BUILD_FAILS: 'yes' })).code, 0);
    assert.throws(() => read('build/digest'), { code: 'ENOENT' });
  });
});
