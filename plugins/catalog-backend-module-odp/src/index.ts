export { catalogModuleOdp as default } from './module';
