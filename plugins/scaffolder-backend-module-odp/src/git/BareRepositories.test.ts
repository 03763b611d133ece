import { createMockDirectory } from '@backstage/backend-test-utils';
import { readdirSync } from 'node:fs';
import { readRepository } from '../__testUtils__/readRepository';
import { BareRepositories } from './BareRepositories';

describe('BareRepositories', () => {
  const place = createMockDirectory();
  const code = (special: object = {}) => ({
    name: 'acme-risk/orders-api.git',
    from: place.resolve('code'),
    message: 'Start orders-api',
    task: 'task-1',
    ...special,
  });
  const repositories = BareRepositories.create({
    type: 'bare',
    folder: place.resolve('git'),
    author: { name: 'ODP portal', email: 'portal@odp.invalid' },
  });
  const made = () =>
    readRepository(place.resolve('git/acme-risk/orders-api.git'));
  beforeEach(() =>
    place.setContent({
      code: { 'main.go': 'package main\n' },
      other: { 'main.go': 'package other\n' },
    }),
  );

  it('begin anew after they were ended in the midst of it', async () => {
    place.addContent({
      'git/acme-risk/orders-api.git.task-1': { index: 'half', objects: {} },
    });
    expect(await repositories.publish(code())).toBe(true);
    expect((await made()).files).toEqual({ 'main.go': 'package main\n' });
    expect(readdirSync(place.resolve('git/acme-risk'))).toEqual([
      'orders-api.git',
    ]);
  });

  it('make one of two that are asked for at once, and refuse the other', async () => {
    const outcomes = await Promise.allSettled([
      repositories.publish(code()),
      repositories.publish(
        code({ from: place.resolve('other'), task: 'task-2' }),
      ),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect((await made()).commits).toHaveLength(1);
    expect(readdirSync(place.resolve('git/acme-risk'))).toEqual([
      'orders-api.git',
    ]);
  });

  it('know what a task made, though people have gone on with it and its template with its files', async () => {
    await repositories.publish(code());
    const { commits } = await made();
    expect(
      await repositories.publish(code({ from: place.resolve('other') })),
    ).toBe(false);
    expect((await made()).commits).toEqual(commits);
  });
});
