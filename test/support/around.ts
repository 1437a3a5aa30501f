import { ADDRESS_LASTS, type Files, takesFrom } from 'cloudfunctions/kit/files'
import { unsettled } from 'cloudfunctions/kit/law'
import type { Surroundings } from 'cloudfunctions/kit/router'
import { type SignInKey, tagsOf } from 'cloudfunctions/kit/sign-in-key'
import type { Wechat } from 'cloudfunctions/kit/wechat'
import { qixian } from 'shared/charter/qixian'

/** Storage in memory, by paths below one bucket. */
export function memoryFiles(): Files & { readonly stored: Map<string, Buffer> } {
  const stored = new Map<string, Buffer>()
  const put: Files['put'] = async (path, content) => {
    const id = `cloud://local.files/${path}`
    stored.set(id, content)
    return id
  }
  const read: Files['read'] = async (id) => stored.get(id)
  return {
    stored,
    put,
    read,
    take: takesFrom({ read, put }),
    address: async (id, use) => (stored.has(id) ? `http://127.0.0.1/${encodeURIComponent(id)}?${ADDRESS_LASTS[use]}` : undefined),
    async remove(ids) {
      for (const id of ids) stored.delete(id)
      return [...ids]
    },
  }
}

/** WeChat that says yes to everything: each phone code is `phone-<number>`. */
export const kindWechat: Wechat = {
  send: async () => ({ code: 0, says: '' }),
  phoneNumber: async (code) => code.replace(/^phone-/, ''),
  checkText: async () => ({ code: 0, says: 'pass', label: 100 }),
  checkPicture: async ({ address }) => ({ code: 0, trace: `trace-of-${address}` }),
}

/** A key of custom login whose tickets are told apart by eye. */
export const plainSignInKey: SignInKey = { tag: tagsOf('a key for tests'), ticket: (id) => `ticket-of-${id}` }

/** What a router runs in, as far as a test does not say otherwise: the first charter, files in memory, no pauses, no log. */
export const around = (own: Pick<Surroundings, 'db' | 'now'> & Partial<Surroundings>): Surroundings => ({
  law: unsettled(qixian),
  files: memoryFiles(),
  wechat: kindWechat,
  signInKey: () => plainSignInKey,
  random: Math.random,
  pause: async () => {},
  log: () => {},
  ...own,
})
