export { authModuleOdpOidc as default } from './module';
