import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { KINDS } from './kinds';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

const FILE = path.resolve(__dirname, '../../../../deploy/rbac/reader.yaml');

describe('deploy/rbac/reader.yaml', () => {
  it('grants what the portal reads and no more', () => {
    const role = parseAllDocuments(readFileSync(FILE, 'utf8'))
      .map(document => document.toJSON())
      .find(({ kind }) => kind === 'ClusterRole');
    const granted = (role.rules as Rule[]).flatMap(
      ({ apiGroups, resources, verbs }) =>
        apiGroups.flatMap(group =>
          resources.map(resource => `${verbs} ${group}/${resource}`),
        ),
    );
    const read = Object.values(KINDS).map(
      ({ group, plural }) => `list,watch ${group}/${plural}`,
    );
    expect(granted.sort()).toEqual([...read, 'get /pods/log'].sort());
  });
});
