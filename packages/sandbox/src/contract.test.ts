import { describeKubernetesContract } from './contract/describeKubernetesContract';
import { Life } from './life';
import { startEmpty } from './testing/startEmpty';

describeKubernetesContract({
  name: 'the sandbox',
  compacts: true,
  hasLogs: true,
  hasWriter: true,
  quietSeconds: 1,
  async start() {
    const empty = await startEmpty();
    const life = Life.create(empty.cluster.store);
    life.run();
    return {
      target: empty.target,
      async stop() {
        life.stop();
        await empty.stop();
      },
    };
  },
});
