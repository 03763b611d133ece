import { requirePolicy, requireSuperUser } from './access';
import { AdminError } from './AdminError';
import type { Call, Route } from './Call';
import { POLICIES } from './policyResources';
import { exceeds, quotaBody, quotaTypeOf } from './quotaBody';
import { namespaceName, namespaceOf } from './subjects';

const ONE = '/namespaces/:tenant/:namespace';

function setQuota(call: Call) {
  allowWrite(call, 'BACKLOG');
  const type = quotaTypeOf(call);
  const quota = quotaBody(call);
  const namespace = namespaceOf(call, '');
  if (!quota.policy && call.state.version !== '3.1.0') {
    throw new AdminError(
      400,
      `Set namespace[${namespace.name}] backlog quota failed because the data validation failed. the attribute policy cannot be null`,
    );
  }
  const kept = namespace.policies.retention_policies;
  if (type === 'destination_storage' && kept && exceeds(quota, kept)) {
    throw new AdminError(
      412,
      'Backlog Quota exceeds configured retention quota for namespace. Please increase retention quota and retry',
    );
  }
  call.state.changePolicies(namespace, policies => {
    policies.backlog_quota_map = {
      ...policies.backlog_quota_map,
      [type]: quota,
    };
  });
  return undefined;
}

function allowWrite(call: Call, policy: string, isForSuperUsers = false): void {
  if (isForSuperUsers && call.state.version === '3.1.0') {
    requireSuperUser(call);
  }
  requirePolicy(call, { operation: 'WRITE', policy }, namespaceName(call));
}

/** The policies of a namespace one by one. */
export const POLICY_ROUTES: Route[] = [
  ...POLICIES.flatMap(({ path, policy, read, write, remove, ...of }) => [
    {
      method: 'GET',
      path: `${ONE}/${path}`,
      resource: 'policies',
      handle(call: Call) {
        requirePolicy(call, { operation: 'READ', policy }, namespaceName(call));
        return { status: 200, value: read(namespaceOf(call).policies, call) };
      },
    },
    {
      method: 'POST',
      path: `${ONE}/${path}`,
      resource: 'policies',
      handle(call: Call) {
        allowWrite(call, policy, of.isForSuperUsers);
        const change = write(call);
        call.state.changePolicies(namespaceOf(call), change);
        return undefined;
      },
    },
    {
      method: 'DELETE',
      path: `${ONE}/${path}`,
      resource: 'policies',
      handle(call: Call) {
        allowWrite(call, policy, of.isForSuperUsers);
        call.state.changePolicies(namespaceOf(call), policies =>
          remove(policies, call),
        );
        return undefined;
      },
    },
  ]),
  {
    method: 'GET',
    path: `${ONE}/backlogQuotaMap`,
    resource: 'policies',
    handle(call) {
      requirePolicy(
        call,
        { operation: 'READ', policy: 'BACKLOG' },
        namespaceName(call),
      );
      return { value: namespaceOf(call).policies.backlog_quota_map };
    },
  },
  {
    method: 'POST',
    path: `${ONE}/backlogQuota`,
    resource: 'policies',
    handle: setQuota,
  },
  {
    method: 'DELETE',
    path: `${ONE}/backlogQuota`,
    resource: 'policies',
    handle(call) {
      allowWrite(call, 'BACKLOG');
      const type = quotaTypeOf(call);
      call.state.changePolicies(namespaceOf(call), policies => {
        const { [type]: _, ...others } = policies.backlog_quota_map;
        policies.backlog_quota_map = others;
      });
      return undefined;
    },
  },
];
