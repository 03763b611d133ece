import { loadTargetState } from '../loadTargetState';

const file = process.argv[2] ?? 'target-state/odp.yaml';
try {
  const { components, layers, openQuestions } = loadTargetState(file);
  process.stdout.write(
    `${file}: ${components.length} components in ${layers.length} layers, ${openQuestions.length} open questions, no errors\n`,
  );
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
