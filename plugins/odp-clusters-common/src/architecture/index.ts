export { buildArchitecture } from './buildArchitecture';
export type {
  ArchitectureInput,
  ArchitectureNamespace,
} from './ArchitectureInput';
export { PathBook } from './PathBook';
export type { Flow, Traffic } from './Traffic';
