import type { WorkspacesPortal } from '../WorkspacesPortal';
import {
  componentCreation,
  componentDeletion,
  deployOf,
} from '../componentRequests';
import { insist, untilSo } from './creations';

/** Whose component it is, and its name. */
export interface ComponentAsked {
  workspace: string;
  component: string;
}

/** As many as run beside each other in the quota of a small workspace, with a pod each. */
const IN_A_WORKSPACE = 4;

/** So many components, of as few workspaces as hold them. */
export function componentsOf(count: number): ComponentAsked[] {
  return Array.from({ length: count }, (_, index) => ({
    workspace: `vela-${1 + Math.floor(index / IN_A_WORKSPACE)}`,
    component: `lyra-${index + 1}`,
  }));
}

/** Asks for a component until that is taken up, and then for its image. */
export async function insistOnRunning(
  about: ComponentAsked,
  portalNow: () => WorkspacesPortal | undefined,
): Promise<void> {
  const spec = { ...componentCreation.spec, replicas: { min: 1, max: 1 } };
  await insist({ ...componentCreation, ...about, spec }, portalNow);
  // Plans that are refused as long as it is being made would be most of the calls that are counted.
  await untilSo(async () => {
    await new Promise(resolve => setTimeout(resolve, 100));
    const answer = await portalNow()
      ?.get(`/components/${about.component}`)
      .catch(() => undefined);
    return answer?.status === 200 && !answer.body.openOperation;
  });
  await insist({ ...deployOf('a'), ...about }, portalNow);
}

/** Asks for its end until that is taken up. */
export function insistOnDeletion(
  about: ComponentAsked,
  portalNow: () => WorkspacesPortal | undefined,
): Promise<void> {
  return insist({ ...componentDeletion, ...about }, portalNow);
}

/** Whether the list has each of them with its image, all of it verified, and nothing under way. */
export function areRunning(
  { items = [] }: any,
  components: readonly ComponentAsked[],
): boolean {
  return components.every(({ component }) =>
    items.some(
      ({ name, phase, digest, openOperation, conditions }: any) =>
        name === component &&
        phase === 'ready' &&
        digest === deployOf('a').spec.digest &&
        !openOperation &&
        conditions.every(({ state }: any) => state === 'ready'),
    ),
  );
}
