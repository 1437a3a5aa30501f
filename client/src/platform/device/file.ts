import Taro from '@tarojs/taro'
import { makeId } from 'shared/kernel/id'
import { tell } from './ask'
import { allowed, extensionOf, type FileKind, type Picked, whyNot } from './file-kinds'

/**
 * Lets the person choose one file and puts it into `inbox`, the folder that `identity.me` names. To be called in the turn of
 * the tap. Undefined when the picker was closed, and when the file cannot be taken or did not arrive: then it has said so.
 * `onChosen` is told when there is something to wait for.
 */
export async function pick(kind: FileKind, inbox: string, onChosen: () => void = () => {}): Promise<Picked | undefined> {
  const chosen = await (kind === 'photo' ? choosePhoto() : chooseFile(kind)).catch(() => undefined)
  if (!chosen) return undefined
  const wrong = whyNot(kind, chosen.name, chosen.size)
  if (wrong) {
    await tell('请换一个文件', wrong)
    return undefined
  }
  onChosen()
  try {
    const cloudPath = `${inbox}/${makeId(Math.random)}.${extensionOf(chosen.name)}`
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: chosen.path })
    return { fileId: fileID, name: chosen.name, path: chosen.path }
  } catch {
    await tell('没有传上去', '网络不通或不稳，请再选一次。')
    return undefined
  }
}

interface Chosen {
  readonly path: string
  readonly name: string
  readonly size: number
}

/** WeChat opens files only from a chat; there one can first send them to oneself. */
async function chooseFile(kind: FileKind): Promise<Chosen | undefined> {
  const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...allowed[kind].extensions] })
  return tempFiles[0]
}

async function choosePhoto(): Promise<Chosen | undefined> {
  const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
  const [photo] = tempFiles
  if (!photo) return undefined
  const extension = extensionOf(photo.tempFilePath) || 'jpg'
  return { path: photo.tempFilePath, name: `照片.${extension}`, size: photo.size }
}

/** Opens a file of the cloud at its temporary address under a name of ours; from WeChat's own view it can be sent on. */
export async function openFile(address: string, name: string): Promise<void> {
  try {
    const filePath = `${Taro.env.USER_DATA_PATH}/${name.replace(/[\\/:*?"<>|]/g, '-')}`
    const { statusCode } = await Taro.downloadFile({ url: address, filePath })
    if (statusCode !== 200) throw new Error(`status ${statusCode}`)
    if (allowed.photo.extensions.includes(extensionOf(name))) await Taro.previewImage({ urls: [filePath] })
    else await Taro.openDocument({ filePath, showMenu: true, fileType: extensionOf(name) as keyof Taro.openDocument.FileType })
  } catch {
    await tell('没有打开', '文件没有取到，或这台手机打不开它。请再试一次。')
  }
}
