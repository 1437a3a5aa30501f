import { useFiles } from 'client/parts/files'
import { Button, LinkTap } from 'client/ui/form/button'
import { Field } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { Picture } from 'client/ui/picture'
import { MOST } from 'shared/showcase/model'
import type { PictureDraft } from './draft'

interface PicturesProps {
  pictures: readonly PictureDraft[]
  onChange: (pictures: readonly PictureDraft[]) => void
  wrong: (field: string) => string | undefined
}

/** Up to six pictures, each with a line below it. */
export function Pictures({ pictures, onChange, wrong }: PicturesProps) {
  const { pick, busy } = useFiles()
  async function add() {
    const picked = await pick('photo')
    if (picked) onChange([...pictures, { file: picked.fileId, caption: '', address: '' }])
  }
  return (
    <>
      {pictures.map(({ file, caption, address }, place) => (
        <List key={file} title={`第 ${place + 1} 张图片`}>
          {address !== '' && (
            <View className="edit-picture">
              <Picture address={address} says={caption} />
            </View>
          )}
          <Field
            label="图片说明"
            value={caption}
            onInput={(text) => onChange(pictures.map((one) => (one.file === file ? { ...one, caption: text } : one)))}
            maxLength={MOST.caption}
            placeholder={address === '' ? '已上传，请写图上是什么' : '图上是什么'}
            error={wrong(`pictures.${place}.caption`) ?? wrong(`pictures.${place}.file`)}
          />
          <View className="edit-picture">
            <LinkTap says="去掉这张" label={`去掉第 ${place + 1} 张图片`} onTap={() => onChange(pictures.filter((one) => one.file !== file))} />
          </View>
        </List>
      ))}
      <Button says="加一张图片" onTap={() => void add()} busy={busy} whyNot={pictures.length >= MOST.pictures ? `最多 ${MOST.pictures} 张图片` : undefined} />
      <View className="soft">只传本单位可以公开的图片。有学生面孔的，先征得本人和家长同意。</View>
    </>
  )
}
