import { makeId } from 'shared/kernel/id'
import { tell } from './ask'
import { allowed, extensionOf, type FileKind, type Picked, whyNot } from './file-kinds'

export async function pick(kind: FileKind, inbox: string, onChosen: () => void = () => {}): Promise<Picked | undefined> {
  const file = await choose(kind)
  if (!file) return undefined
  const wrong = whyNot(kind, file.name, file.size)
  if (wrong) {
    await tell('请换一个文件', wrong)
    return undefined
  }
  onChosen()
  try {
    const { upload } = await import('../cloud/storage.h5')
    return { fileId: await upload(`${inbox}/${makeId(Math.random)}.${extensionOf(file.name)}`, file), name: file.name, path: URL.createObjectURL(file) }
  } catch {
    await tell('没有传上去', '网络不通或不稳，请再选一次。')
    return undefined
  }
}

/** Old browsers do not say that their picker was closed: the next one ends the wait. */
let giveUp = (): void => {}

function choose(kind: FileKind): Promise<File | undefined> {
  giveUp()
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = allowed[kind].extensions.map((extension) => `.${extension}`).join()
    input.onchange = () => resolve(input.files?.[0])
    input.oncancel = () => resolve(undefined)
    giveUp = () => resolve(undefined)
    input.click()
  })
}

/** Saves a file under a name of ours. Where the storage lets no page read it, the browser opens it as it is. */
export async function openFile(address: string, name: string): Promise<void> {
  const answer = await fetch(address).catch(() => undefined)
  if (!answer) return follow(address, { target: '_blank', rel: 'noopener' })
  if (!answer.ok) return void (await tell('没有取到', '文件没有取到，请再试一次。'))
  const url = URL.createObjectURL(await answer.blob())
  follow(url, { download: name })
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const follow = (href: string, how: Partial<HTMLAnchorElement>): void => Object.assign(document.createElement('a'), { href, ...how }).click()
