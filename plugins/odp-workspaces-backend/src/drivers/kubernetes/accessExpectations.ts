import { type WorkspaceSpec, workspaceNamespace } from '@internal/target-state';
import type { AccessExpectation } from './tenantChecks';

const WRITERS = new Set(['admin', 'editor']);

/** What owner and members may do in their workspace, and what nobody of them may. */
export function accessExpectations(
  { id, owner, members }: WorkspaceSpec,
  subjectName: (ref: string) => AccessExpectation['subject'],
): AccessExpectation[] {
  const namespace = workspaceNamespace(id);
  return [{ subject: owner, role: 'admin' }, ...members].flatMap(
    ({ subject: ref, role }) => {
      const subject = subjectName(ref);
      const of = (verb: string, resource: string, group = '') => ({
        subject,
        attributes: { verb, group, resource, namespace },
      });
      const isWriter = WRITERS.has(role);
      return [
        { ...of('list', 'pods'), isAllowed: true },
        { ...of('create', 'deployments', 'apps'), isAllowed: isWriter },
        { ...of('update', 'resourcequotas'), isAllowed: false },
        {
          ...of('create', 'networkpolicies', 'networking.k8s.io'),
          isAllowed: false,
        },
        { ...of('patch', 'namespaces'), isAllowed: false },
      ];
    },
  );
}
