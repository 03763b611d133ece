import { ConfigReader } from '@backstage/config';
import { readGitConfig } from './readGitConfig';

const read = (git?: object) =>
  readGitConfig(
    new ConfigReader(git && ({ odp: { goldenPaths: { git } } } as any)),
  );

describe('readGitConfig', () => {
  it('is not set up without any, and bare with a folder alone', () => {
    expect(read()).toBeUndefined();
    expect(read({ folder: '/var/lib/odp/git' })).toEqual({
      type: 'bare',
      folder: '/var/lib/odp/git',
      author: { name: 'ODP portal', email: 'portal@odp.invalid' },
    });
    expect(read({ type: 'gitlab', owner: 'acme/teams' })).toMatchObject({
      host: 'gitlab.com',
    });
  });

  it.each([
    ['folder: must name the folder', {}],
    ['type: ', { type: 'svn' }],
    ['owner: must name', { type: 'github' }],
    ['owner: must name', { type: 'github', owner: 'acme/teams' }],
    ['owner: must name', { type: 'gitlab', owner: 'a&repo=y' }],
    ['owner: must name', { type: 'gitlab', owner: 'acme/..' }],
    ['host: must be a host', { type: 'github', owner: 'acme', host: 'a/b' }],
    ['Unrecognized key', { type: 'github', owner: 'acme', folder: '/x' }],
    ['webUrl: must begin', { folder: '/x', webUrl: 'https://u:p@h/{name}' }],
    ['webUrl: must contain', { folder: '/x', webUrl: 'https://git.example' }],
    [
      'author.name: ',
      { folder: '/x', author: { name: 'a<b', email: 'a@b.c' } },
    ],
  ])('refuses, with %s, %p', (message, git) => {
    expect(() => read(git)).toThrow(message);
  });
});
