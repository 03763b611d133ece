import { ConfigReader } from '@backstage/config';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import {
  odpClustersPermissions,
  odpNamespaceListPermission,
  odpNamespaceReadPermission,
  odpPodLogsReadPermission,
} from '@internal/plugin-odp-clusters-common';
import {
  odpDashboardPlatformReadPermission,
  odpDashboardReadPermission,
  odpObservabilityPermissions,
} from '@internal/plugin-odp-observability-common';
import {
  odpBusNamespaceListPermission,
  odpBusNamespaceReadPermission,
  odpBusReadPermission,
  odpPulsarPermissions,
} from '@internal/plugin-odp-pulsar-common';
import {
  odpWorkspaceApprovePermission,
  odpWorkspaceCreatePermission,
  odpWorkspaceDecommissionPermission,
  odpWorkspaceDeployPermission,
  odpWorkspaceReadPermission,
  odpWorkspacesPermissions,
  odpWorkspaceUpdatePermission,
} from '@internal/plugin-odp-workspaces-common';
import {
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { decide } from './decide';
import { readAccess } from './readAccess';

const access = readAccess(
  new ConfigReader({
    odp: {
      access: {
        platformEngineers: ['platform-team'],
        grants: [
          {
            group: 'group:default/risk-platform',
            layers: ['execution'],
            namesOfHidden: true,
          },
          {
            group: 'viewers',
            namespaces: ['data'],
            logs: true,
            platformPanels: true,
          },
        ],
      },
    },
  }),
);
const kubernetesProxy = createPermission({
  name: 'kubernetes.proxy',
  attributes: {},
});
const engineer = ['user:default/engineer', 'group:default/platform-team'];
const owner = ['user:default/owner', 'group:default/risk-platform'];
const viewer = ['user:default/viewer', 'group:default/viewers'];

describe('decide', () => {
  it('lets platform engineers do everything', () => {
    for (const permission of [
      ...odpClustersPermissions,
      ...odpPulsarPermissions,
      ...odpObservabilityPermissions,
      ...odpWorkspacesPermissions,
      kubernetesProxy,
    ]) {
      expect(decide(permission, engineer, access)).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });

  it('lets everybody see dashboards, and panels of the whole platform those alone who are granted them', () => {
    const results = (permission: Parameters<typeof decide>[0]) =>
      [engineer, owner, viewer].map(
        refs => decide(permission, refs, access).result,
      );
    expect(results(odpDashboardReadPermission)).toEqual(
      Array(3).fill(AuthorizeResult.ALLOW),
    );
    expect(results(odpDashboardPlatformReadPermission)).toEqual([
      AuthorizeResult.ALLOW,
      AuthorizeResult.DENY,
      AuthorizeResult.ALLOW,
    ]);
  });

  it('denies what no rule names, also under the name of a property that every object has', () => {
    for (const name of ['unheard.of', 'constructor', 'toString']) {
      expect(
        decide(createPermission({ name, attributes: {} }), owner, access),
      ).toEqual({ result: AuthorizeResult.DENY });
    }
  });

  it('shows an owner what its groups own and what they were granted', () => {
    expect(decide(odpNamespaceReadPermission, owner, access)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'odp-clusters',
      resourceType: 'odp-namespace',
      conditions: {
        anyOf: [
          {
            resourceType: 'odp-namespace',
            rule: 'IS_OWNER',
            params: { claims: owner },
          },
          {
            resourceType: 'odp-namespace',
            rule: 'IS_ONE_OF',
            params: { layers: ['execution'], namespaces: [] },
          },
        ],
      },
    });
  });

  it('lets logs be read of granted namespaces only where the grant says so', () => {
    expect(decide(odpPodLogsReadPermission, owner, access)).toMatchObject({
      conditions: { rule: 'IS_OWNER', params: { claims: owner } },
    });
    expect(decide(odpPodLogsReadPermission, viewer, access)).toMatchObject({
      conditions: {
        anyOf: [{}, { params: { namespaces: ['data'] } }],
      },
    });
  });

  it.each([odpNamespaceListPermission, odpBusNamespaceListPermission])(
    'names hidden namespaces only to those whose grant says so: $name',
    permission => {
      const result = (refs: string[]) =>
        decide(permission, refs, access).result;
      expect(result(owner)).toBe(AuthorizeResult.ALLOW);
      expect(result(viewer)).toBe(AuthorizeResult.DENY);
    },
  );

  it('shows everybody the event bus, and of its namespaces their own alone', () => {
    for (const refs of [owner, viewer]) {
      expect(decide(odpBusReadPermission, refs, access)).toEqual({
        result: AuthorizeResult.ALLOW,
      });
      expect(decide(odpBusNamespaceReadPermission, refs, access)).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'odp-pulsar',
        resourceType: 'odp-bus-namespace',
        conditions: {
          resourceType: 'odp-bus-namespace',
          rule: 'IS_OWNER',
          params: { claims: refs },
        },
      });
    }
  });

  it('lets everybody fill in a form and see their own tasks, and dry-run no template of their own', () => {
    for (const permission of [
      taskCreatePermission,
      templateParameterReadPermission,
      templateStepReadPermission,
    ]) {
      expect(decide(permission, viewer, access)).toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
    for (const permission of [
      templateDryRunPermission,
      templateManagementPermission,
    ]) {
      expect(decide(permission, owner, access)).toEqual({
        result: AuthorizeResult.DENY,
      });
    }
    for (const permission of [taskReadPermission, taskCancelPermission]) {
      expect(decide(permission, owner, access)).toMatchObject({
        pluginId: 'scaffolder',
        conditions: { rule: 'IS_TASK_OWNER', params: { createdBy: owner } },
      });
    }
  });

  it.each([
    {
      permission: odpWorkspaceReadPermission,
      rules: ['IS_OWNER', 'IS_MEMBER', 'IS_APPROVER'],
    },
    { permission: odpWorkspaceCreatePermission, rules: ['IS_OWNER'] },
    { permission: odpWorkspaceUpdatePermission, rules: ['IS_OWNER'] },
    { permission: odpWorkspaceDecommissionPermission, rules: ['IS_OWNER'] },
    {
      permission: odpWorkspaceDeployPermission,
      rules: ['IS_OWNER', 'IS_EDITOR'],
    },
    { permission: odpWorkspaceApprovePermission, rules: ['IS_APPROVER'] },
  ])('gives $permission.name to $rules', ({ permission, rules }) => {
    const conditions = rules.map(rule => ({
      resourceType: 'odp-workspace',
      rule,
      params: { claims: owner },
    }));
    expect(decide(permission, owner, access)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'odp-workspaces',
      resourceType: 'odp-workspace',
      conditions: conditions.length > 1 ? { anyOf: conditions } : conditions[0],
    });
  });

  it('keeps everybody else from the stock Kubernetes routes and from what no rule names', () => {
    for (const name of [
      'kubernetes.proxy',
      'kubernetes.resources.read',
      'kubernetes.clusters.read',
      'catalog.entity.delete',
      'something.new',
    ]) {
      const permission = createPermission({ name, attributes: {} });
      expect(decide(permission, owner, access).result).toBe(
        AuthorizeResult.DENY,
      );
    }
  });

  it('refuses a configuration that takes a user for a group', () => {
    expect(() =>
      readAccess(
        new ConfigReader({
          odp: { access: { platformEngineers: ['user:default/root'] } },
        }),
      ),
    ).toThrow("odp.access: 'user:default/root' is no group");
  });
});
