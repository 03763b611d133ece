import { createMockDirectory } from '@backstage/backend-test-utils';
import type { ComponentSpec } from '@internal/target-state';
import { readdirSync } from 'node:fs';
import { readRepository } from '../__testUtils__/readRepository';
import { BareRepositories } from './BareRepositories';

const component: ComponentSpec = {
  workspace: 'acme-risk',
  name: 'orders-api',
  title: 'Orders',
  description: 'Takes orders.',
  language: 'go',
  template: { name: 'odp-go-service', version: '1.1.0' },
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
};

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

  it('are free for the task that made them and for the same component, and taken for everybody else', async () => {
    const wanted = (special: object = {}) => ({
      name: 'acme-risk/orders-api.git',
      task: 'task-1',
      component,
      ...special,
    });
    const other = { ...component, title: 'Other orders' };
    await repositories.requireFree(wanted());
    await repositories.publish(code({ component }));
    await repositories.requireFree(wanted({ component: other }));
    await repositories.requireFree(wanted({ task: 'task-2' }));
    await expect(
      repositories.requireFree(wanted({ task: 'task-2', component: other })),
    ).rejects.toThrow('already, with other content');
  });

  const askedInPlaceOf = (content: Record<string, string>) => {
    place.addContent({ 'git/acme-risk/orders-api.git': content });
    return repositories.requireFree({
      name: 'acme-risk/orders-api.git',
      task: 'task-1',
      component,
    });
  };

  it.each([
    ['an empty folder', {}],
    [
      'one that nothing tells the component of',
      { config: '[odp]\n\ttask = task-0\n' },
    ],
  ])('are free for a component in place of %s', async (_what, content) => {
    expect(await askedInPlaceOf(content)).toBeUndefined();
  });

  it.each([
    ['a folder that is no repository', { 'notes.txt': 'mine' }],
    ['one that others made', { config: '[core]\n\tbare = true\n' }],
  ])('are taken for a component in place of %s', async (_what, content) => {
    await expect(askedInPlaceOf(content)).rejects.toThrow(
      'have that repository moved away',
    );
  });
});
