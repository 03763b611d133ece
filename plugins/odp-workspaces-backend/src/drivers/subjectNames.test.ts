import { subjectNames } from './subjectNames';

const subjectName = subjectNames({
  group: 'pool/group/{name}',
  user: '{name}',
});

describe('subjectNames', () => {
  it.each([
    ['group:default/risk', { kind: 'Group', name: 'pool/group/risk' }],
    ['user:default/jo.lee', { kind: 'User', name: 'jo.lee' }],
    // Else it would get the rights of its namesake's workspaces.
    ['group:lab/risk', { kind: 'Group', name: 'pool/group/lab/risk' }],
    ['user:lab/jo.lee', { kind: 'User', name: 'lab/jo.lee' }],
  ])('calls %s by a name that no other has', (ref, called) => {
    expect(subjectName(ref)).toEqual(called);
  });
});
