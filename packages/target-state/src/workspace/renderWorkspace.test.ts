import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { loadTargetState } from '../loadTargetState';
import {
  renderWorkspace,
  workspaceNamespace,
  type WorkspaceSpec,
  workspaceSpecSchema,
} from '.';

const target = loadTargetState(
  resolve(__dirname, '../../../../target-state/odp.yaml'),
);
const options = {
  subjectName: (ref: string) => ({
    kind: ref.startsWith('group:') ? ('Group' as const) : ('User' as const),
    name: `odp:${ref.split('/')[1]}`,
  }),
};
const SMALL: WorkspaceSpec = {
  id: 'a',
  displayName: 'A',
  owner: 'group:default/trade-desk',
  members: [],
  tier: 's',
  clusters: ['odp-eu'],
};
const WITH_MEMBERS: WorkspaceSpec = {
  id: 'acme-risk',
  displayName: 'ACME risk: “Ålesund”',
  owner: 'group:default/risk-platform',
  members: [
    { subject: 'user:default/workspace-owner', role: 'editor' },
    { subject: 'group:default/viewers', role: 'viewer' },
    { subject: 'group:default/lumen-esg', role: 'editor' },
    { subject: 'user:default/platform-engineer', role: 'admin' },
  ],
  tier: 'm',
  clusters: ['odp-eu', 'odp-us'],
};
const SYSTEMS = ['namespace', 'quota', 'network', 'access', 'mesh'];
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?)?$/;

const objectsOf = (spec: WorkspaceSpec) =>
  renderWorkspace(target, spec, options).map(({ object }) => object);

/** Specs of every length of id and of every tier, the same in each run. */
const SPECS = Array.from({ length: 30 }, (_, index): WorkspaceSpec => {
  const letters = 'q0-7z-x4a-'.repeat(3);
  const id = `w${letters.slice(0, index)}`.replace(/-$/, '9');
  return {
    ...(index % 2 ? WITH_MEMBERS : SMALL),
    id,
    tier: target.workspaces.tiers[index % 3].id,
  };
});

describe('renderWorkspace', () => {
  it.each([
    ['small', SMALL],
    ['with-members', WITH_MEMBERS],
  ])('renders %s as its golden file', (name, spec) => {
    const text = renderWorkspace(target, spec, options)
      .map(
        ({ system, object }) =>
          `# ${system}\n${stringify(object, { aliasDuplicateObjects: false })}`,
      )
      .join('---\n');
    const file = resolve(__dirname, '__golden__', `${name}.yaml`);
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(resolve(file, '..'), { recursive: true });
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it.each(SPECS.map(spec => ({ id: spec.id, spec })))(
    'keeps $id to its own namespace, which comes first',
    ({ spec }) => {
      expect(workspaceSpecSchema.safeParse(spec).success).toBe(true);
      const [first, ...others] = objectsOf(spec);
      const namespace = workspaceNamespace(spec.id);
      expect(first).toMatchObject({
        kind: 'Namespace',
        metadata: { name: namespace },
      });
      expect(first.metadata.namespace).toBeUndefined();
      expect(namespace).toMatch(DNS_LABEL);
      for (const { kind, metadata } of others) {
        expect(kind).not.toBe('Namespace');
        expect(metadata.namespace).toBe(namespace);
      }
      for (const { metadata } of [first, ...others]) {
        expect(metadata.name).toMatch(DNS_LABEL);
        expect(metadata.labels).toMatchObject({
          'app.kubernetes.io/managed-by': 'odp-portal',
          'odp.io/workspace': spec.id,
        });
        for (const value of Object.values(metadata.labels!)) {
          expect(value).toMatch(LABEL_VALUE);
        }
      }
      const keys = others.map(
        ({ kind, metadata }) => `${kind}/${metadata.name}`,
      );
      expect(new Set(keys).size).toBe(keys.length);
      // Without the defaults of the LimitRange, the quota would refuse pods that state nothing.
      expect(keys.indexOf('LimitRange/workspace')).toBeLessThan(
        keys.indexOf('ResourceQuota/workspace'),
      );
    },
  );

  it('gives the systems in the order in which they are applied', () => {
    const systems = renderWorkspace(target, SMALL, options).map(
      ({ system }) => system,
    );
    expect([...new Set(systems)]).toEqual(SYSTEMS);
    expect(systems).toEqual(
      [...systems].sort((a, b) => SYSTEMS.indexOf(a) - SYSTEMS.indexOf(b)),
    );
  });

  it('binds each role once, the owner as admin, and is the same however members are ordered', () => {
    const bindings = (spec: WorkspaceSpec) =>
      objectsOf(spec)
        .filter(({ kind }) => kind === 'RoleBinding')
        .map(({ roleRef, subjects }) => [
          (roleRef as { name: string }).name,
          (subjects as Array<{ kind: string; name: string }>).map(
            ({ kind, name }) => `${kind} ${name}`,
          ),
        ]);
    expect(bindings(SMALL)).toEqual([
      ['odp-tenant-admin', ['Group odp:trade-desk']],
    ]);
    expect(bindings(WITH_MEMBERS)).toEqual([
      [
        'odp-tenant-admin',
        ['Group odp:risk-platform', 'User odp:platform-engineer'],
      ],
      [
        'odp-tenant-editor',
        ['Group odp:lumen-esg', 'User odp:workspace-owner'],
      ],
      ['odp-tenant-viewer', ['Group odp:viewers']],
    ]);
    const members = [...WITH_MEMBERS.members].reverse();
    expect(objectsOf({ ...WITH_MEMBERS, members })).toEqual(
      objectsOf(WITH_MEMBERS),
    );
  });

  it('leaves Vault out where nothing is injected', () => {
    const without = {
      ...target,
      vault: { ...target.vault, injector: false },
    };
    const text = JSON.stringify(renderWorkspace(without, SMALL, options));
    expect(text).not.toContain('vault.hashicorp.com');
    expect(text).not.toContain('odp.io/vault');
  });

  it('refuses an unknown tier', () => {
    expect(() => objectsOf({ ...SMALL, tier: 'xl' })).toThrow(
      "The target state has no tier 'xl'",
    );
  });
});
