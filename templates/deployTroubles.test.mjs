import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  DIGEST,
  EARLIER,
  describeDeployment,
  values,
} from './testing/describeDeployment.mjs';

const BEFORE = '2026-11-27T07:00:00.000Z';

describeDeployment(
  'the pipeline of a service that cannot be deployed',
  ({ portal, deploy }) => {
    for (const [what, arrange, sentence] of [
      [
        'the portal refuses',
        {
          troubles: {
            '/operations': [[403, { error: { message: 'No\n"x".' } }]],
          },
        },
        'not deployed: the portal answers 403: No "x".',
      ],
      [
        'something else answers',
        { troubles: { '/operations': [[202, 'hello']] } },
        'the portal answers with no operation: is ODP_PORTAL_URL its address?',
      ],
      [
        'the operation fails',
        {
          states: [
            { state: 'applying' },
            { state: 'failed', message: 'No room.' },
          ],
        },
        'operation 7 is failed: No room.',
      ],
      [
        'somebody rejects it',
        { states: [{ state: 'rejected' }] },
        'operation 7 is rejected',
      ],
      [
        'the rollout fails in one cluster',
        {
          looks: [{ state: 'failing', message: 'The image cannot be pulled.' }],
        },
        `${values.name} does not run ${DIGEST} on odp-us: The image cannot be pulled.`,
      ],
      [
        'the component is gone',
        {
          troubles: { '/components': [[404, { error: { message: 'None.' } }]] },
        },
        `${values.name} cannot be looked at: the portal answers 404: None.`,
      ],
      [
        'who deploys was taken out of the workspace meanwhile',
        {
          troubles: { '/components': [[403, { error: { message: 'No.' } }]] },
        },
        `${values.name} cannot be looked at: the portal answers 403: No.`,
      ],
    ]) {
      it(`fails with one sentence where ${what}`, async () => {
        Object.assign(portal(), arrange);
        const { code, last } = await deploy();
        assert.equal(code, 1);
        assert.equal(last, `deploy: ${sentence}`);
      });
    }

    it('fails where another image was deployed meanwhile', async () => {
      portal().looks = [{ state: 'progressing' }];
      const deployed = deploy();
      const meanwhile = setInterval(() => {
        portal().digest = portal().digest && EARLIER;
      }, 5);
      const { code, last } = await deployed;
      clearInterval(meanwhile);
      assert.equal(code, 1);
      assert.equal(
        last,
        `deploy: ${values.name} is to run ${EARLIER} by now, which somebody has deployed since`,
      );
    });

    for (const [what, arrange, sentence] of [
      [
        'an operation that does not end',
        { states: [{ state: 'applying', message: 'It waits.' }] },
        /operation 7 is applying: It waits\., after 1 seconds; the page of/,
      ],
      [
        'pods of which was said before that they fail',
        { looks: [{ state: 'failing', message: 'Old.', since: BEFORE }] },
        /does not run sha256:\w+ yet: odp-us: Old\., after 1 seconds/,
      ],
      [
        'a cluster that does not answer',
        { looks: [{ state: 'unknown', message: 'No answer.' }] },
        /yet: odp-us: No answer\., after 1 seconds/,
      ],
      [
        'a component of which nothing is known',
        {
          troubles: {
            '/components': Array(999).fill([200, { digest: DIGEST }]),
          },
        },
        /yet: it is in no cluster, after 1 seconds/,
      ],
    ]) {
      it(`follows ${what} for as long as it may, and fails`, async () => {
        Object.assign(portal(), arrange);
        const { code, last } = await deploy({ DEADLINE_SECONDS: '1' });
        assert.equal(code, 1);
        assert.match(last, sentence);
      });
    }

    it('fails where nobody answers', async () => {
      const { code, last } = await deploy({
        ODP_PORTAL_URL: 'http://127.0.0.1:1',
        DEADLINE_SECONDS: '0',
      });
      assert.equal(code, 1);
      assert.match(last, /not deployed: the portal does not answer, after 0/);
    });
  },
);
