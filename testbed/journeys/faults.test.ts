import { expect } from '@playwright/test';
import { kubectl } from '../../e2e/support/cluster';
import { findOnMap } from '../../e2e/support/map';
import { openAs } from './support/signIn';
import { test } from './support/test';

/** The name of the pod or node that the switch says it has hit. */
const hit = (said: string) =>
  said
    .match(/(\S+)\s*$/)![1]
    .split('/')
    .pop()!;

const row = (name: string) => `[data-namespace="${name}"]`;

test('a crash loop is named with its cause within two seconds of the status of the pod, found on the map, and mended', async ({
  page,
  faults,
}) => {
  await openAs(page, 'platform-engineer', '/namespaces?namespace=execution');
  const detail = page.getByRole('region', { name: 'Details of execution' });
  // The run before has left restarts behind, which are told for some minutes.
  await expect(detail).toContainText(/healthy|still ready/);
  await expect(detail).not.toContainText('CrashLoopBackOff');
  const seen = page.waitForFunction(
    () =>
      document.body.innerText.includes('CrashLoopBackOff, last exit 1 Error') &&
      Date.now(),
    undefined,
    { polling: 'raf' },
  );
  const pod = hit(await faults.putOn('crash-loop', 'execution/yaml-processor'));
  let told = 0;
  while (!told) {
    const { status } = await kubectl(
      'odp-eu',
      'GET',
      `/api/v1/namespaces/execution/pods/${pod}`,
    );
    const { waiting } = status.containerStatuses[0].state;
    told = waiting?.reason === 'CrashLoopBackOff' ? Date.now() : 0;
  }
  const delay = Number(await (await seen).jsonValue()) - told;
  // The figure is for the report; the promise is two seconds.
  test.info().annotations.push({
    type: 'status of the pod to page, ms',
    description: String(delay),
  });
  expect(delay).toBeLessThan(2000);
  await expect(detail).toContainText(pod);

  await page.getByRole('link', { name: 'Topology' }).first().click();
  await findOnMap(page, new RegExp(`Pod ${pod}, failing`));

  await faults.takeBack('crash-loop', 'execution/yaml-processor');
  await page.getByRole('link', { name: 'Namespaces' }).first().click();
  await expect(page.locator(row('execution'))).toContainText(/still ready/);
});

test('a pod without logs says so in a sentence: nothing runs in it', async ({
  page,
  faults,
}) => {
  const pod = hit(await faults.putOn('not-ready', 'execution/yaml-processor'));
  await openAs(page, 'platform-engineer', '/namespaces?namespace=execution');
  await page.getByRole('button', { name: `Log of ${pod}` }).click();
  const log = page.getByRole('region', { name: `Log of ${pod}` });
  const said = log.getByRole('alert');
  await expect(said).toContainText('The log cannot be read');
  await expect(said).toContainText(
    /The API server of odp-eu does not reach the kubelet of \S+, which has the log/,
  );
  await expect(said).not.toContainText(/https:|Error:|{/);
});

test('GPU pods that fit nowhere wait with the words of the scheduler and the limit of the pool', async ({
  page,
  faults,
}) => {
  await openAs(page, 'platform-engineer', '/topology');
  await faults.putOn('unschedulable', 'ml/bentoml-ner');
  const waiting = page.getByRole('region', { name: 'Pods without a node' });
  await expect(waiting).toContainText(/6 of 6 GPUs of pool gpu are taken/);
  const { items } = await kubectl(
    'odp-eu',
    'GET',
    '/api/v1/namespaces/ml/pods?fieldSelector=status.phase%3DPending',
  );
  const { message } = items[0].status.conditions.find(
    ({ type }: { type: string }) => type === 'PodScheduled',
  );
  expect(message).toContain('Insufficient nvidia.com/gpu');
  await waiting.getByRole('button', { name: /^Why/ }).first().click();
  await expect(page.getByText(message).first()).toBeVisible();
  await faults.takeBack('unschedulable', 'ml/bentoml-ner');
  await expect(waiting).toBeHidden();
});

test('a policy that cuts Dagster off from Pulsar is named on the path that it blocks', async ({
  page,
  faults,
}) => {
  await faults.putOn('network-policy', 'data/dagster');
  await openAs(
    page,
    'platform-engineer',
    '/topology?view=architecture&edge=dagster%3Epulsar',
  );
  const details = page.getByRole('region', {
    name: 'Details of Dagster to Apache Pulsar',
  });
  await expect(details).toContainText('data/dagster-quarantine');
  await expect(details).toContainText(/blocked/i);
  await faults.takeBack('network-policy', 'data/dagster');
  await expect(details).not.toContainText('data/dagster-quarantine');
});

test('a node that fell silent is named with its age once the node controller has given it up', async ({
  page,
  faults,
}) => {
  const node = 'spot-a-0';
  await openAs(page, 'platform-engineer', `/topology?selected=node:${node}`);
  await faults.putOn('silent', node);
  await expect
    .poll(
      async () => {
        const { status } = await kubectl(
          'odp-eu',
          'GET',
          `/api/v1/nodes/${node}`,
        );
        return status.conditions.find(
          ({ type }: { type: string }) => type === 'Ready',
        ).status;
      },
      { timeout: 120_000 },
    )
    .toBe('Unknown');
  const details = page.getByLabel(`Details of ${node}`);
  await expect(details).toContainText(/silent.* for \d+ (s|min)/i);
  await faults.takeBack('silent', node);
  await expect(details).not.toContainText(/silent/i);
});
