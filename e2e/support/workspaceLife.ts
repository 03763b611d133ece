import { expect, type Page } from '@playwright/test';
import { kubectl } from './cluster';
import { pulsarAdmin } from './pulsar';

/** Two people, each in a browser of their own, who make a workspace and give it back. */
export interface WorkspaceLife {
  /** Of the group that will own it, on the form of the template. */
  owner: Page;
  /** Opens a page as somebody who may approve. */
  openAsApprover(path: string): Promise<Page>;
}

interface Walk extends WorkspaceLife {
  id: string;
  name: string;
}

/** The form that makes a workspace. */
export const TEMPLATE = '/create/templates/default/odp-workspace';

const CLUSTER = 'odp-eu';
/** What is applied and verified, or ends, takes a busy machine a while. */
const LONG = { timeout: 90_000 };

/**
 * The whole life of a workspace as two people see it: asked for, found where
 * one looks for it, resized with an approval, changed by hand and repaired,
 * and given back without a trace.
 */
export async function walkWorkspaceLife(life: WorkspaceLife): Promise<void> {
  // An id rests after its workspace is gone, and the portal may have seen this journey before.
  const id = `vela-${Date.now().toString(36)}`;
  const walk = { ...life, id, name: 'Vela audit' };
  await createWorkspace(walk);
  const approver = await life.openAsApprover(pageOf(walk));
  await expectInPlace(walk, approver);
  await resize(walk, approver);
  await repair(walk);
  await decommission(walk, approver);
}

const pageOf = ({ id }: Walk) => `/workspaces/${id}`;

const namespaceOf = ({ id }: Walk) => `/api/v1/namespaces/workspace-${id}`;

const operationsOf = (page: Page) =>
  page.getByRole('region', { name: 'Operations' });

/** The latest operation of a kind, such as `Resize`. */
const operationOf = (page: Page, kind: string) =>
  operationsOf(page).getByRole('listitem').filter({ hasText: kind }).first();

/** Fills in the form of the template, of a small workspace on odp-eu, and waits until it is ready. */
export async function createWorkspace({
  owner,
  id,
  name,
}: Pick<Walk, 'owner' | 'id' | 'name'>) {
  const next = owner.getByRole('button', { name: 'Next' });
  await owner.getByLabel(/^Id/).fill(id);
  await owner.getByRole('textbox', { name: /^Name/ }).fill(name);
  await next.click();
  await expect(
    owner.getByRole('radio', { name: /risk.platform/i }),
  ).toBeChecked();
  await next.click();
  await owner.getByRole('radio', { name: /Small/ }).check();
  await owner.getByRole('checkbox', { name: new RegExp(CLUSTER) }).check();
  await next.click();
  await expect(owner.getByText('ResourceQuota/workspace')).toBeVisible(LONG);
  await owner.getByRole('button', { name: 'Review' }).click();
  await owner.getByRole('button', { name: 'Ask for the workspace' }).click();
  await expect(owner.getByText(`${name} is ready.`)).toBeVisible(LONG);
}

/** It works, and stands where people look for it: catalog, namespaces, event bus. */
async function expectInPlace(walk: Walk, approver: Page) {
  const { owner, id, name } = walk;
  await owner.goto(pageOf(walk));
  await expect(owner.getByText('6 objects as declared.')).toBeVisible();
  await expect(
    owner.getByText('Policies read back as declared.'),
  ).toBeVisible();
  for (const [tab, words] of [
    ['network', 'NetworkPolicy/allow-dns'],
    ['event-bus', 'Backlog limit, size'],
    ['checks', 'a privileged pod'],
  ]) {
    await owner.goto(`${pageOf(walk)}?tab=${tab}`);
    await expect(owner.getByText(words).first()).toBeVisible();
  }
  await expect(
    owner.getByRole('row').filter({ hasText: 'a privileged pod' }),
  ).toContainText('As expected');
  const namespace = await kubectl(CLUSTER, 'GET', namespaceOf(walk));
  expect(namespace.metadata.labels['odp.io/workspace']).toBe(id);

  await expect(async () => {
    await owner.goto(`/catalog/default/system/${id}`);
    await expect(owner.getByRole('heading', { name, exact: true })).toBeVisible(
      { timeout: 10_000 },
    );
  }).toPass(LONG);
  await owner.goto(`/namespaces?cluster=${CLUSTER}`);
  await expect(owner.locator(`[data-namespace="workspace-${id}"]`)).toBeVisible(
    LONG,
  );
  await approver.goto('/event-bus');
  await expect(
    approver.getByRole('row').filter({ hasText: id }).first(),
  ).toBeVisible(LONG);
}

async function resize(walk: Walk, approver: Page) {
  const { owner } = walk;
  await owner.goto(pageOf(walk));
  await owner.getByRole('radio', { name: /Large/ }).check();
  await expect(owner.getByText('Tier l needs an approval.')).toBeVisible();
  await owner.getByRole('button', { name: 'Resize to Large' }).click();
  await expect(operationsOf(owner)).toContainText('Waits for platform-team');

  await approver.goto(pageOf(walk));
  await approver.getByRole('button', { name: 'Approve' }).click();
  await expect(operationOf(approver, 'Resize')).toContainText('done', LONG);
  await expect(operationOf(owner, 'Resize')).toContainText('done', LONG);
}

/** Somebody raises a quota with kubectl: the page says what and who, and puts it back. */
async function repair(walk: Walk) {
  const { owner } = walk;
  const quota = `${namespaceOf(walk)}/resourcequotas/workspace`;
  const { spec: wanted } = await kubectl(CLUSTER, 'GET', quota);
  await kubectl(CLUSTER, 'PATCH', `${quota}?fieldManager=kubectl-edit`, {
    spec: { hard: { pods: '999' } },
  });
  await expect(owner.getByText('1 drift').first()).toBeVisible(LONG);
  await expect(
    owner.getByText(/ResourceQuota.*kubectl-edit/).first(),
  ).toBeVisible();
  await owner.getByRole('button', { name: 'Plan a repair' }).click();
  await owner.getByRole('button', { name: 'Repair', exact: true }).click();
  await expect(operationOf(owner, 'Repair')).toContainText('done', LONG);
  await expect(owner.getByText('1 drift')).toHaveCount(0, LONG);
  const { spec: mended } = await kubectl(CLUSTER, 'GET', quota);
  expect(mended).toEqual(wanted);
}

async function decommission(walk: Walk, approver: Page) {
  const { owner, id } = walk;
  await owner.getByRole('button', { name: 'Plan a decommission' }).click();
  await owner.getByRole('textbox', { name: new RegExp(id) }).fill(id);
  await owner.getByRole('button', { name: /^Decommission/ }).click();
  await expect(operationsOf(owner)).toContainText('Waits for platform-team');
  await approver.getByRole('button', { name: 'Approve' }).click();
  await expect(approver.getByText('Gone').first()).toBeVisible(LONG);
  await expect(kubectl(CLUSTER, 'GET', namespaceOf(walk))).rejects.toThrow(
    '404',
  );
  await expect(
    pulsarAdmin('GET', `namespaces/odp/workspace-${id}`),
  ).rejects.toThrow('404');
}
