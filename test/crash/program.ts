import { startStoreThread } from 'local/store/thread'

/**
 * A process with nothing but the store's thread: `node program.cjs <file> <worker>`.
 * Prints its address and stays as long as its parent.
 */
async function main([path, worker]: string[]): Promise<void> {
  const collections = { items: { indexes: [] }, pairs: { indexes: [] }, counters: { indexes: [] } }
  const thread = await startStoreThread({ path, worker, schema: { collections }, port: 0 })
  console.log(thread.url)
  process.stdin.on('end', () => process.exit()).resume()
}

void main(process.argv.slice(2))
