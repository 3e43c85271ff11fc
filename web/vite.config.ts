import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** Every browser that runs the map reads woff2; the older copies would double what is shipped. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('@fontsource') && id.endsWith('.css')
        ? code.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '')
        : null,
  };
}

export default defineConfig({
  plugins: [svelte(), woff2Only()],
  base: './',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The map library is one file of about a megabyte; it comes from the node itself.
    chunkSizeWarningLimit: 2500,
    assetsInlineLimit: 0,
    // How long plugins take on a busy machine is nothing that who starts the program can act on.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  worker: { format: 'es' },
});
