import { createMockDirectory } from '@backstage/backend-test-utils';
import { TestScaffolder } from './__testUtils__/TestScaffolder';

const ordersApi = {
  workspace: 'acme-risk',
  name: 'orders-api',
  title: 'Orders',
  description: 'Takes orders.',
  clusters: ['odp-eu'],
  size: 'small',
  replicas: { min: 2, max: 4 },
  plan: 'a'.repeat(64),
};
describe('golden paths', () => {
  const repositories = createMockDirectory();
  let scaffolder: TestScaffolder;
  beforeEach(async () => {
    scaffolder = await TestScaffolder.start({ folder: repositories.path });
  });
  afterEach(() => scaffolder.stop());
  it('x', async () => {
    const task = await scaffolder.run('odp-go-service', ordersApi);
    console.log(
      JSON.stringify(task, null, 1),
      Object.keys(repositories.content({ path: '.' }) as any),
      scaffolder.backend.submitted,
    );
  });
});
