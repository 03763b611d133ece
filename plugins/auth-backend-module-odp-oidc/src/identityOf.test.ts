import { identityOf } from './identityOf';

const NAMES = {
  username: 'preferred_username',
  groups: 'groups',
  namespace: 'default',
};
const of = (claims: object) =>
  identityOf({ preferred_username: 'engineer', ...claims }, NAMES);

describe('identityOf', () => {
  it('makes a user and groups of the claims that the configuration names', () => {
    expect(of({ groups: ['platform-team', '/risk-platform'] })).toEqual({
      user: 'user:default/engineer',
      groups: ['group:default/platform-team', 'group:default/risk-platform'],
    });
    expect(
      identityOf(
        { upn: 'engineer', teams: ['viewers'] },
        { username: 'upn', groups: 'teams', namespace: 'odp' },
      ),
    ).toEqual({ user: 'user:odp/engineer', groups: ['group:odp/viewers'] });
  });

  it('gives nobody a group of another name: neither by a path, nor by a namespace or kind in it', () => {
    expect(
      of({
        groups: [
          '/guests/platform-team',
          '//platform-team',
          'default/platform-team',
          'group:default/platform-team',
          '',
        ],
      }).groups,
    ).toEqual([]);
  });

  it('signs in who has no group', () => {
    expect(of({}).groups).toEqual([]);
  });

  it.each([
    ['no user', { preferred_username: undefined }, /'preferred_username'/],
    ['a ref', { preferred_username: 'odp/root' }, /'preferred_username'/],
    ['no list of groups', { groups: 'platform-team' }, /'groups'/],
    ['groups that are no names', { groups: [{ name: 'x' }] }, /'groups'/],
  ])('refuses %s, by the name of the claim', (_, claims, message) => {
    expect(() => of(claims)).toThrow(message);
  });
});
