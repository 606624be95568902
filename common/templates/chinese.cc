#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using enum TemplateId;

constexpr Row kRows[] = {
    {kGreeting, "你好！", "您好！"},
    {kAnswerIntro, "以下内容摘自我们的帮助文章：", nullptr},
    {kForeignSource, "该文章目前只有{language}版本，因此以{language}引用。", nullptr},
    {kSourcesHeading, "来源：", nullptr},
    {kReachPerson, "如果没有解决问题，请回复“{phrase}”，我们的同事会接手。",
     "如果未能解决您的问题，请回复“{phrase}”，我们的同事会为您处理。"},
    {kAutomated, "这是自动回复，尚未有工作人员阅读此消息。", nullptr},
    {kSignature, "祝好\n{name}", "此致敬礼\n{name}"},
    {kPersonPhrase, "转人工客服", nullptr},
    {kHandOffTeam, "已将你的消息转交给{team}团队。预计答复：{wait}。",
     "已将您的消息转交给{team}团队。预计答复：{wait}。"},
    {kHandOffPerson, "已将你的消息转交给{person}。预计答复：{wait}。",
     "已将您的消息转交给{person}。预计答复：{wait}。"},
    {kHandOffNoWait, "已将你的消息转交给{team}团队，答复会发送到这里。",
     "已将您的消息转交给{team}团队，答复会发送到这里。"},
    {kHandOffAnyone, "已将你的消息转交给我们的同事，答复会发送到这里。",
     "已将您的消息转交给我们的同事，答复会发送到这里。"},
    {kOffer, "我不确定能否解决这个问题。需要人工接手吗？请回复“{phrase}”。",
     "我不确定能否为您解决这个问题。如需人工接手，请回复“{phrase}”。"},
    {kClarify, "为了给出正确的答复，我需要确认一点：{question}", nullptr},
    {kClarifyChoice, "是关于“{first}”还是“{second}”？", nullptr},
    {kClarifyDetail, "能否用一两句话说明你想做什么，实际发生了什么？",
     "能否请您用一两句话说明您想做什么，实际发生了什么？"},
    {kWaitMinutes, "{n} 分钟内", nullptr},
    {kWaitOneHour, "一小时内", nullptr},
    {kWaitHours, "{n} 小时内", nullptr},
    {kWaitOneDay, "一天内", nullptr},
    {kWaitDays, "{n} 天内", nullptr},
    {kWaitUntil, "{time} 之前", nullptr},
};

}  // namespace

absl::Span<const Row> Chinese() { return kRows; }

}  // namespace firstline::templates
