import { defineConfig } from 'vite';

/** Address of the API that `npm run dev` proxies to: the mock server unless told otherwise. */
const api = process.env.NETGRAPH_API ?? 'http://127.0.0.1:5099';

export default defineConfig({
  base: './',
  build: {
    outDir: '../src/NetGraph.Api/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is inlined as data: addresses, so the page runs under "default-src 'self'".
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'graph', test: /node_modules[\\/](cytoscape|cose-base|layout-base)/ },
            { name: 'editor', test: /node_modules[\\/](@codemirror|@lezer|style-mod|crelt|w3c-keyname)/ },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': api } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
