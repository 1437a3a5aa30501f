import { useFiles } from 'client/parts/files'
import { Card } from 'client/ui/card'
import { Button, LinkTap } from 'client/ui/form/button'
import { Field } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { Picture } from 'client/ui/picture'
import { MOST_PICTURES } from 'shared/bulletin/model'
import type { Shot } from './draft'

interface PicturesProps {
  pictures: readonly Shot[]
  onChange: (pictures: readonly Shot[]) => void
  wrong: (field: string) => string | undefined
}

/** Up to nine pictures, each with its caption. */
export function Pictures({ pictures, onChange, wrong }: PicturesProps) {
  const { pick, busy } = useFiles()
  async function add() {
    const picked = await pick('photo')
    if (picked) onChange([...pictures, { file: picked.fileId, caption: '' }])
  }
  const set = (place: number, caption: string) => onChange(pictures.map((one, i) => (i === place ? { ...one, caption } : one)))
  const remove = (place: number) => onChange(pictures.filter((_, i) => i !== place))
  return (
    <>
      {pictures.map(({ file, caption, address }, i) => (
        <Card key={`${file}:${i}`} title={`图片 ${i + 1}`} aside={<LinkTap says="去掉" label={`去掉图片 ${i + 1}`} onTap={() => remove(i)} />}>
          {address ? <Picture address={address} says={caption || `图片 ${i + 1}`} /> : <View className="soft">已上传，交稿或存草稿后再打开就能看到。</View>}
          <List>
            <Field label="图说" value={caption} onInput={(typed) => set(i, typed)} maxLength={60} placeholder="谁在做什么" error={wrong(`pictures.${i}.file`)} />
          </List>
        </Card>
      ))}
      <Button
        says={pictures.length === 0 ? '加图片' : '再加一张图片'}
        onTap={() => void add()}
        busy={busy}
        whyNot={pictures.length >= MOST_PICTURES ? `最多 ${MOST_PICTURES} 张` : undefined}
      />
    </>
  )
}
