import { expect, type Page } from '@playwright/test';
import { kubectl } from './cluster';
import { pulsarAdmin } from './pulsar';
import { createWorkspace } from './workspaceLife';

interface ComponentLife {
  /** Somebody who owns the workspace, in a browser. */
  owner: Page;
  /** Id of a workspace that is ready, on odp-eu. */
  workspace: string;
  name: string;
  template: 'odp-go-service' | 'odp-python-service';
  /** Event type that it consumes. */
  event?: string;
}

const CLUSTER = 'odp-eu';
/** What is rolled out takes a busy machine a while. */
const LONG = { timeout: 120_000 };

const digestOf = (figure: string) => `sha256:${figure.repeat(64)}`;

/** Walks a service of each golden path through its life, in a workspace of their own, from its form on; one of them consumes events. */
export async function walkComponentLives(owner: Page): Promise<void> {
  // An id rests after its workspace is gone, and the portal may have seen this journey before.
  const workspace = `lyra-${Date.now().toString(36)}`;
  await createWorkspace({ owner, id: workspace, name: 'Lyra scoring' });
  const common = { owner, workspace };
  await walkComponentLife({
    ...common,
    name: 'orders-api',
    template: 'odp-go-service',
  });
  await walkComponentLife({
    ...common,
    name: 'scoring-agent',
    template: 'odp-python-service',
    event: 'pipeline.completed',
  });
}

/**
 * The whole life of a component as who makes it sees it: from the form of a
 * golden path to pods that run, found in the catalog, given an image that
 * cannot be pulled and rolled back, and deleted without a trace.
 */
async function walkComponentLife(life: ComponentLife): Promise<void> {
  await create(life);
  await deploy(life, 'a');
  await expect(verdictOf(life)).toContainText('Runs 2 of 2 pods', LONG);
  await expectInCatalog(life);
  await deploy(life, '0');
  await expect(verdictOf(life)).toContainText(
    'The new image cannot be pulled on odp-eu',
    LONG,
  );
  await expect(verdictOf(life)).toContainText('The 2 old pods go on serving.');
  await rollBack(life);
  await remove(life);
}

const pageOf = ({ workspace, name }: ComponentLife) =>
  `/workspaces/${workspace}/components/${name}`;

const verdictOf = ({ owner }: ComponentLife) =>
  owner
    .getByRole('status')
    .filter({ hasText: /pods?|image|Deleted/ })
    .first();

async function create(life: ComponentLife) {
  const { owner, workspace, name, template, event } = life;
  const next = owner.getByRole('button', { name: 'Next' });
  await owner.goto(`/create/templates/default/${template}`);
  await owner.getByRole('radio', { name: new RegExp(workspace) }).check(LONG);
  await owner.getByRole('textbox', { name: 'Name' }).fill(name);
  await owner.getByLabel(/^Title/).fill(`${name}: "it's" #1 & more`);
  await next.click();
  await owner.getByRole('radio', { name: /Small/ }).check();
  if (event) {
    await owner.getByRole('radio', { name: event }).check();
  }
  await next.click();
  await expect(owner.getByText(`Service/${name}`)).toBeVisible(LONG);
  await owner.getByRole('button', { name: 'Review' }).click();
  await owner.getByRole('button', { name: 'Make the service' }).click();
  await expect(owner.getByText('It awaits its image')).toBeVisible(LONG);
  await owner.goto(pageOf(life));
  await expect(
    owner.getByText('Awaits its first image.', { exact: false }).first(),
  ).toBeVisible(LONG);
}

/** Types a digest, looks at the plan, and submits it. */
async function deploy({ owner }: ComponentLife, figure: string) {
  await owner.getByRole('button', { name: 'Deploy', exact: true }).click();
  await owner.getByRole('textbox', { name: /digest/i }).fill(digestOf(figure));
  await owner.getByRole('button', { name: /^Deploy sha256/ }).click(LONG);
}

/** Nobody wrote an annotation: relations, health, topology and what it has on the bus are there. */
async function expectInCatalog(life: ComponentLife) {
  const { owner, workspace, name, event } = life;
  await expect(async () => {
    await owner.goto(`/catalog/default/component/${name}`);
    await expect(
      owner.getByText(`workspace-${workspace}`, { exact: true }).first(),
    ).toBeVisible({ timeout: 10_000 });
  }).toPass(LONG);
  await expect(owner.getByText('2 of 2 pods ready').first()).toBeVisible(LONG);
  if (event) {
    await expect(owner.getByText('0 entries wait').first()).toBeVisible(LONG);
    await expect(
      owner.getByText(`consumes ${event}`, { exact: true }).first(),
    ).toBeVisible();
  }
  await tabOf(owner, 'Topology').click();
  const pods = owner.getByRole('link', { name: `Its pods on ${CLUSTER}` });
  await expect(pods).toHaveAttribute(
    'href',
    new RegExp(`cluster=${CLUSTER}.*workspace-${workspace}`),
    LONG,
  );
  await tabOf(owner, 'Deployment').click();
  await expect(owner.getByText('What runs where').first()).toBeVisible(LONG);
}

/** The sidebar has links of the same names before it. */
const tabOf = (owner: Page, name: string) =>
  owner.getByRole('link', { name, exact: true }).last();

async function rollBack({ owner, ...life }: ComponentLife) {
  await owner
    .getByRole('button', { name: /^Roll back to generation 2/ })
    .first()
    .click();
  await owner
    .getByRole('button', { name: /^Roll back to generation 2/ })
    .last()
    .click(LONG);
  await expect(verdictOf({ owner, ...life })).toContainText(
    /Runs 2 of 2 pods of sha256:aaaa/,
    LONG,
  );
}

async function remove(life: ComponentLife) {
  const { owner, workspace, name } = life;
  await owner.goto(pageOf(life));
  await owner.getByRole('button', { name: 'Plan to delete it' }).click();
  await owner.getByRole('textbox', { name: new RegExp(name) }).fill(name);
  await owner.getByRole('button', { name: /^Delete/ }).click();
  const namespace = `namespaces/workspace-${workspace}`;
  await expect(async () => {
    for (const plural of [
      `/apis/apps/v1/${namespace}/deployments`,
      `/apis/apps/v1/${namespace}/replicasets`,
      `/apis/autoscaling/v2/${namespace}/horizontalpodautoscalers`,
      `/apis/policy/v1/${namespace}/poddisruptionbudgets`,
      `/api/v1/${namespace}/services`,
      `/api/v1/${namespace}/pods`,
    ]) {
      const { items } = await kubectl(CLUSTER, 'GET', plural);
      const left = items
        .map(({ metadata }: any) => metadata.name)
        .filter((found: string) => found.startsWith(name));
      expect([plural, left]).toEqual([plural, []]);
    }
  }).toPass(LONG);
  if (life.event) {
    const topic = `odp/workspace-${workspace}/${life.event}`;
    await expect(async () => {
      expect(
        await pulsarAdmin('GET', `persistent/${topic}/subscriptions`),
      ).not.toContain(name);
    }).toPass(LONG);
  }
  await expect(async () => {
    await owner.goto(`/catalog/default/component/${name}`);
    await expect(owner.getByText(/not found/i).first()).toBeVisible({
      timeout: 10_000,
    });
  }).toPass(LONG);
}
