Console.WriteLine(new TradeModel.PartyId("IND"));
