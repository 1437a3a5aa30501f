export default definePageConfig({ navigationBarTitleText: '邀请与绑定' })
