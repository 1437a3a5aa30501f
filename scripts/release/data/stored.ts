import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { ENVIRONMENT } from 'local/host/invocation'
import type { CloudStorage } from '../deploy/ports'

/** The files of an environment's storage, by their paths. */
export interface Stored {
  /** What the id of a file begins with; its path follows. */
  readonly prefix: () => Promise<string>
  list(): Promise<string[]>
  read(path: string): Promise<Buffer>
  write(path: string, content: Buffer): Promise<void>
}

/** The files of a local platform. */
export const folderStored = (folder: string): Stored => ({
  prefix: async () => `cloud://${ENVIRONMENT}.files/`,
  async list() {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    return files.map((file) => file.slice(folder.length + 1).split(sep).join('/')).sort()
  },
  read: (path) => readFile(join(folder, ...path.split('/'))),
  async write(path, content) {
    const file = join(folder, ...path.split('/'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  },
})

/** The files of a real environment. The SDK goes by files of this machine, so each passes through a folder of its own. */
export function cloudStored(cloud: CloudStorage): Stored {
  async function through<T>(work: (file: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'zhijiao-jituan-'))
    try {
      return await work(join(folder, 'file'))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return {
    async prefix() {
      const { fileId } = await cloud.getUploadMetadata('prefix')
      return fileId.slice(0, -'prefix'.length)
    },
    list: async () => (await cloud.walkCloudDir('')).map(({ Key }) => Key).filter((key) => !key.endsWith('/')).sort(),
    read: (cloudPath) =>
      through(async (localPath) => {
        await cloud.downloadFile({ cloudPath, localPath })
        return readFile(localPath)
      }),
    write: (cloudPath, content) =>
      through(async (localPath) => {
        await writeFile(localPath, content)
        await cloud.uploadFile({ localPath, cloudPath })
      }),
  }
}
