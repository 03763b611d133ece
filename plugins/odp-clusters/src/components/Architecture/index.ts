export { ArchitectureView } from './ArchitectureView';
