import { resolve } from 'node:path';
import { loadTargetState } from '../loadTargetState';
import { checkWorkspaceSpec, type WorkspaceSpec, workspaceSpecSchema } from '.';

const target = loadTargetState(
  resolve(__dirname, '../../../../target-state/odp.yaml'),
);
const SPEC: WorkspaceSpec = {
  id: 'acme-risk',
  displayName: 'ACME risk',
  owner: 'group:default/risk-platform',
  members: [{ subject: 'user:default/data.steward_2', role: 'editor' }],
  tier: 'm',
  clusters: ['odp-eu'],
};
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123';
const CHARACTERS =
  'must begin with a lower-case letter, go on with lower-case letters, digits and dashes, end without a dash, and have 30 characters at most';
const USER_OR_GROUP =
  'must be the entity ref of a user or a group in lower case, such as user:default/platform-engineer';
const GROUP =
  'must be the entity ref of a group in lower case, such as group:default/risk-platform';
const CONTROL = 'must hold no control characters and no line breaks';

const errorsOf = (spec: unknown) =>
  workspaceSpecSchema
    .safeParse(spec)
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];
const withField = (field: string, value: unknown) => ({
  ...SPEC,
  [field]: value,
});
const withMember = (subject: string, role = 'viewer') =>
  withField('members', [{ subject, role }]);

describe('workspaceSpecSchema', () => {
  it.each(['a', 'acme-risk', 'a1-b2-c3', LETTERS])('takes the id %s', id => {
    expect(errorsOf(withField('id', id))).toEqual([]);
  });

  it.each([
    '',
    'Acme',
    `${LETTERS}4`,
    '1a',
    '-a',
    'a-',
    'a b',
    'a.b',
    'a_b',
    'ålesund',
    'аcme', // the first letter is Cyrillic
    'acme\n',
    'acme\u0000',
    '../x',
    'a/b',
    '%2e%2e',
    'a'.repeat(100_000),
  ])('refuses the id %j', id => {
    expect(errorsOf(withField('id', id))).toEqual([['id', CHARACTERS]]);
  });

  it.each([
    [withField('id', 'a--b'), 'id', 'must not hold two dashes in a row'],
    [withField('id', 7), 'id', 'Expected string, received number'],
    [withField('displayName', ''), 'displayName', 'must not be empty'],
    [
      withField('displayName', ' a'),
      'displayName',
      'must not begin or end with white space',
    ],
    [withField('displayName', 'a\nb'), 'displayName', CONTROL],
    [withField('displayName', 'a\u202Eb'), 'displayName', CONTROL],
    [withField('displayName', 'a\uD800'), 'displayName', CONTROL],
    [
      withField('displayName', 'a'.repeat(81)),
      'displayName',
      'must have 80 characters at most',
    ],
    [withField('owner', 'risk-platform'), 'owner', GROUP],
    [withField('owner', 'user:default/platform-engineer'), 'owner', GROUP],
    [withField('owner', 'group:default/../x'), 'owner', GROUP],
    [withField('owner', 'Group:default/risk'), 'owner', GROUP],
    [withMember('system:masters'), 'members.0.subject', USER_OR_GROUP],
    [withMember('component:default/kong'), 'members.0.subject', USER_OR_GROUP],
    [
      withMember('user:default/platform-engineer', 'owner'),
      'members.0.role',
      "Invalid enum value. Expected 'admin' | 'editor' | 'viewer', received 'owner'",
    ],
    [withField('clusters', []), 'clusters', 'must name a cluster'],
    [
      withField('ttlDays', 0),
      'ttlDays',
      'Number must be greater than or equal to 1',
    ],
    [withField('ttlDays', 1.5), 'ttlDays', 'Expected integer, received float'],
    [
      withField('namespace', 'kube-system'),
      '',
      "Unrecognized key(s) in object: 'namespace'",
    ],
  ])('refuses %j', (spec, path, message) => {
    expect(errorsOf(spec)).toEqual([[path, message]]);
  });

  it('takes names as people write them', () => {
    for (const name of ['Ålesund – “risk”', '風險', 'می‌خواهم', '👩‍🔬 lab']) {
      expect(errorsOf(withField('displayName', name))).toEqual([]);
    }
  });
});

describe('checkWorkspaceSpec', () => {
  it('finds nothing in a spec that can be', () => {
    expect(checkWorkspaceSpec(SPEC, target)).toEqual([]);
  });

  it.each([
    ['default', "'default' is reserved; choose another id"],
    [
      'kube-system',
      "ids that begin with 'kube-' are reserved; choose another id",
    ],
    ['istio-x', "ids that begin with 'istio-' are reserved; choose another id"],
    [
      'gke-managed',
      "ids that begin with 'gke-' are reserved; choose another id",
    ],
    [
      'gmp-public',
      "ids that begin with 'gmp-' are reserved; choose another id",
    ],
    [
      'workspace-a',
      "ids that begin with 'workspace-' are reserved; choose another id",
    ],
    ['storage', "'storage' is a namespace of the platform; choose another id"],
    [
      'cert-manager',
      "'cert-manager' is a namespace of the platform; choose another id",
    ],
    ['external', "'external' is a layer of the platform; choose another id"],
  ])('refuses the id %s', (id, message) => {
    expect(checkWorkspaceSpec({ ...SPEC, id }, target)).toEqual([
      { path: 'id', message },
    ]);
  });

  it.each([['kubernetes'], ['storage-x'], ['defaults'], ['my-kube-lab']])(
    'takes the id %s, which only resembles a reserved one',
    id => {
      expect(checkWorkspaceSpec({ ...SPEC, id }, target)).toEqual([]);
    },
  );

  it('names every field at once, with what there is to choose', () => {
    const again = SPEC.members[0].subject;
    expect(
      checkWorkspaceSpec(
        {
          ...SPEC,
          tier: 'xl',
          clusters: ['odp-eu', 'odp-asia', 'odp-eu'],
          members: [
            ...SPEC.members,
            { subject: SPEC.owner, role: 'viewer' },
            { subject: again, role: 'viewer' },
          ],
        },
        target,
      ),
    ).toEqual([
      { path: 'tier', message: "there is no tier 'xl'; there are s, m, l" },
      {
        path: 'clusters[1]',
        message: "there is no cluster 'odp-asia'; there are odp-eu, odp-us",
      },
      { path: 'clusters[2]', message: "'odp-eu' is named twice" },
      {
        path: 'members[2].subject',
        message: `'${again}' is a member already; a member has one role`,
      },
      {
        path: 'members[1].subject',
        message: `'${SPEC.owner}' is the owner, who is admin without being a member`,
      },
    ]);
  });
});
