export { authModuleOdpExampleRoles as default } from './module';
