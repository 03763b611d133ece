import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dockerfileProblems } from './check-dockerfile.mjs';

const GOOD = `ARG BASE=node:24-bookworm-slim
FROM \${BASE} AS build
COPY package.json ./
RUN node build.mjs

FROM \${BASE}
ENV ODP_SESSION_SECRET_FILE=/run/secrets/session
COPY --from=build --chown=0:0 /src /opt/odp
USER 10001:10001
HEALTHCHECK CMD ["node", "health.mjs"]
CMD ["node", "packages/backend"]
`;

describe('the check of the Dockerfile', () => {
  it('finds nothing in a good one', () => {
    assert.deepEqual(dockerfileProblems(GOOD), []);
  });

  for (const [what, from, to, problem] of [
    ['an unknown instruction', 'RUN node', 'RUNS node', /^line 4: .*RUNS/],
    [
      'a base that moves',
      '=node:24-bookworm-slim',
      '=node:latest',
      /^line 2: .*no version/,
    ],
    ['a base without a tag', '=node:24-bookworm-slim', '=node', /no version/],
    [
      'ADD',
      'COPY package.json',
      'ADD https://example.org/a.tgz',
      /^line 3: ADD/,
    ],
    [
      'a secret in ENV',
      'ODP_SESSION_SECRET_FILE',
      'ODP_SESSION_SECRET',
      /^line 7: ODP_SESSION_SECRET would stand/,
    ],
    [
      'a secret in ARG',
      'RUN node',
      'ARG NPM_TOKEN\nRUN node',
      /^line 4: NPM_TOKEN would stand/,
    ],
    ['files of an owner by accident', ' --chown=0:0', '', /^line 8: .*--chown/],
    ['root', 'USER 10001:10001', 'USER 0', /^line 9: .*not root/],
    ['a user by name', 'USER 10001:10001', 'USER node', /^line 9: .*by number/],
    [
      'a user of an earlier stage only',
      'USER 10001:10001\n',
      '',
      /^line 6: .*not root/,
    ],
    ['no health', /HEALTHCHECK .*\n/, '', /^line 6: .*HEALTHCHECK/],
  ]) {
    it(`names ${what}, with the line`, () => {
      const [first] = dockerfileProblems(GOOD.replace(from, to));
      assert.match(first ?? 'nothing', problem);
    });
  }
});
