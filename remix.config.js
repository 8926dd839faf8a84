/**
 * Options of the Remix compiler. The Vite plugin does not find this file by itself: vite.config.ts passes it on.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverBuildFile: 'remix.js',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    // All routes together are small. Fetched piece by piece they cost a request a page, and one that breaks leaves a link dead.
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
