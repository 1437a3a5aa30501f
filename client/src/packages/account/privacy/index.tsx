import { AGREE_BUTTON, agree, disagree } from 'client/platform/device/privacy'
import { back, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ready, Screen } from 'client/ui/frame/screen'
import { AgreeButton } from 'client/ui/host/granting'
import { View } from 'client/ui/host/host'
import { useEffect } from 'react'
import { PRIVACY, PRIVACY_VERSION } from 'shared/identity/privacy'

/** The notice, to be read at any time; and WeChat's question before the first use of camera, album or calendar. */
export default function Privacy() {
  const isAsked = useQueryText('asked') === '1'
  useEffect(() => disagree, [])

  function agreed() {
    agree()
    back()
  }

  return (
    <Screen title="隐私说明" stage={ready(null)}>
      {() => (
        <>
          {isAsked && <Notice says="刚才的功能要用到手机上的信息，微信需要您先看过这份说明。不同意也可以继续浏览。" />}
          {PRIVACY.map(([title, paragraphs]) => (
            <Card key={title} title={title}>
              {paragraphs.map((text) => (
                <View key={text} className="para">
                  {text}
                </View>
              ))}
            </Card>
          ))}
          <View className="soft">{`版本 ${PRIVACY_VERSION}`}</View>
          {isAsked && (
            <>
              <View className="button-area">
                <AgreeButton id={AGREE_BUTTON} says="同意并继续" onAgreed={agreed} />
              </View>
              <Button says="不同意" onTap={back} />
            </>
          )}
        </>
      )}
    </Screen>
  )
}
