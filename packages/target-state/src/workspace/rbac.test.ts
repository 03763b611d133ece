import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { loadTargetState } from '../loadTargetState';
import { renderWorkspace } from '.';

interface Rule {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: string[];
}

const ROOT = resolve(__dirname, '../../../..');
const documentsOf = (file: string): Record<string, any>[] =>
  parseAllDocuments(
    readFileSync(resolve(ROOT, 'deploy/rbac', file), 'utf8'),
  ).map(document => document.toJSON());

/** A line for each verb on each resource, such as `delete apps/deployments`. */
const grantsOf = ({ rules }: { rules?: Rule[] }) =>
  rules!.flatMap(({ apiGroups, resources, resourceNames, verbs }) =>
    apiGroups.flatMap(group =>
      resources.flatMap(resource =>
        verbs.map(verb =>
          [`${verb} ${group}/${resource}`, ...(resourceNames ?? [])].join(' '),
        ),
      ),
    ),
  );

const target = loadTargetState(resolve(ROOT, 'target-state/odp.yaml'));
const { admin, editor, viewer } = target.workspaces.clusterRoles;

describe('deploy/rbac/writer.yaml', () => {
  const documents = documentsOf('writer.yaml');
  const of = (kind: string) => documents.find(each => each.kind === kind)!;

  it('grants what a workspace and its components are made of, and what it is checked by', () => {
    const kinds = renderWorkspace(
      target,
      {
        id: 'a',
        displayName: 'A',
        owner: 'group:default/risk-platform',
        members: [],
        tier: 's',
        clusters: ['odp-eu'],
      },
      { subjectName: name => ({ kind: 'Group', name }) },
    ).map(({ object: { apiVersion, kind } }) => {
      const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
      return `${group}/${kind.toLowerCase().replace(/y$/, 'ie')}s`;
    });
    const ofComponents = [
      '/services',
      'apps/deployments',
      'autoscaling/horizontalpodautoscalers',
      'policy/poddisruptionbudgets',
    ];
    const written = [...new Set(kinds), ...ofComponents].flatMap(kind =>
      ['get', 'list', 'create', 'patch', 'delete'].map(
        verb => `${verb} ${kind}`,
      ),
    );
    expect(grantsOf(of('ClusterRole')).sort()).toEqual(
      [
        ...written,
        'create /pods',
        'create authorization.k8s.io/subjectaccessreviews',
        'create authorization.k8s.io/localsubjectaccessreviews',
        `bind rbac.authorization.k8s.io/clusterroles ${admin} ${editor} ${viewer}`,
      ].sort(),
    );
  });

  it('keeps its own account to workspaces, and to the bindings of tenants', () => {
    const { metadata, spec } = of('ValidatingAdmissionPolicy');
    const { name, namespace } = of('ServiceAccount').metadata;
    expect(spec.failurePolicy).toBe('Fail');
    expect(spec.matchConditions).toEqual([
      expect.objectContaining({
        expression: `request.userInfo.username == 'system:serviceaccount:${namespace}:${name}'`,
      }),
    ]);
    expect(of('ValidatingAdmissionPolicyBinding').spec).toEqual({
      policyName: metadata.name,
      validationActions: ['Deny'],
    });
    expect(JSON.stringify(spec.validations)).toContain(
      `['${admin}', '${editor}', '${viewer}']`,
    );
    expect(JSON.stringify(spec.validations)).toContain(
      `object.metadata.labels['pod-security.kubernetes.io/enforce'] == '${target.workspaces.podSecurity.level}'`,
    );
  });
});

describe('deploy/rbac/tenant-roles.yaml', () => {
  const documents = documentsOf('tenant-roles.yaml');
  const role = (name: string) =>
    documents.find(({ metadata }) => metadata.name === name)!;
  const all = documents.flatMap(document => grantsOf(document));

  it('holds the roles that the target state names, whole', () => {
    expect(
      documents.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort(),
    ).toEqual([admin, editor, viewer].map(name => `ClusterRole ${name}`));
    for (const document of documents) {
      expect(document.aggregationRule).toBeUndefined();
      expect(document.metadata.labels).toBeUndefined();
    }
  });

  it('lets a viewer look, and each next role do more', () => {
    const [looks, edits, rules] = [viewer, editor, admin].map(name =>
      grantsOf(role(name)),
    );
    expect(looks.filter(grant => !/^(get|list|watch) /.test(grant))).toEqual(
      [],
    );
    expect(looks.filter(grant => grant.includes('/secrets'))).toEqual([]);
    expect(edits).toEqual(expect.arrayContaining(looks));
    expect(rules).toEqual(expect.arrayContaining(edits));
    expect(new Set(edits).size).toBeGreaterThan(new Set(looks).size);
    expect(new Set(rules).size).toBeGreaterThan(new Set(edits).size);
  });

  it('gives nobody what would lead out of the workspace', () => {
    const readOnly = [
      '/resourcequotas',
      '/limitranges',
      'networking.k8s.io/networkpolicies',
      'rbac.authorization.k8s.io/',
      'security.istio.io/',
      'networking.istio.io/',
    ];
    const never = [
      '*',
      '/namespaces',
      '/nodes',
      'serviceaccounts/token',
      'pods/ephemeralcontainers',
      'bind ',
      'escalate ',
      'impersonate ',
    ];
    expect(
      all.filter(
        grant =>
          never.some(part => grant.includes(part)) ||
          (readOnly.some(part => grant.includes(` ${part}`)) &&
            !/^(get|list|watch) /.test(grant)),
      ),
    ).toEqual([]);
  });
});
