export default definePageConfig({ navigationBarTitleText: '绑定成员身份' })
