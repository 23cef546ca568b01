package org.sessiontrail.sample.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.sessiontrail.sample.catalogue.Product.Offer;
import org.sessiontrail.sample.catalogue.Product.Picture;
import org.sessiontrail.sample.catalogue.Product.Story;

/** The goods themselves: six on each shelf. */
final class Shelves {
  private Shelves() {}

  static List<Product> stocked() {
    return Stream.of(teas(), coffees(), brewing(), pantry()).flatMap(List::stream).toList();
  }

  private static List<Product> teas() {
    return List.of(
        new Product(
            "T-101",
            Category.TEA,
            "Sencha Asanoka",
            offer("11.90", "100 g"),
            new Story(
                "Steamed green tea, bright as cut grass",
                "Picked in the first ten days of May in Kagoshima and steamed within the hour."
                    + " Brew it cooler than you think, at 70 °C, and it stays sweet.",
                List.of("Japan, Kagoshima", "Green tea", "Grass, pea, sea air")),
            new Picture(Motif.TIN, "Sencha", 110)),
        new Product(
            "T-102",
            Category.TEA,
            "Darjeeling First Flush",
            offer("14.50", "100 g"),
            new Story(
                "Spring leaves from the Margaret's garden",
                "The first pick after the winter rest: light in the cup, with the grip of a green"
                    + " grape. One of those teas that wants no milk and no company.",
                List.of("India, Darjeeling", "Black tea", "Grape, almond, meadow")),
            new Picture(Motif.TIN, "Darjeeling", 42)),
        new Product(
            "T-103",
            Category.TEA,
            "Assam Breakfast",
            offer("8.90", "100 g"),
            new Story(
                "Strong, malty, holds its own against milk",
                "Whole leaf from the north bank of the Brahmaputra, blended for mornings on which"
                    + " nothing may go wrong.",
                List.of("India, Assam", "Black tea", "Malt, cocoa, toast")),
            new Picture(Motif.TIN, "Assam", 14)),
        new Product(
            "T-104",
            Category.TEA,
            "Ceremonial Matcha",
            offer("24.00", "30 g"),
            new Story(
                "Stone-ground, whisked in a minute",
                "Shaded for three weeks, ground at thirty grams an hour. Sift it, add water at"
                    + " 75 °C, whisk until the foam is finer than you can see.",
                List.of("Japan, Uji", "Green tea", "Cream, spinach, walnut")),
            new Picture(Motif.BOX, "Matcha", 88)),
        new Product(
            "T-105",
            Category.TEA,
            "Iron Goddess Oolong",
            offer("16.20", "100 g"),
            new Story(
                "Rolled leaves that open over six infusions",
                "A Tieguanyin of the lightly roasted kind. The pearls need room: give them a pot in"
                    + " which they can unfold.",
                List.of("China, Anxi", "Oolong", "Orchid, butter, apricot")),
            new Picture(Motif.TIN, "Oolong", 165)),
        new Product(
            "T-106",
            Category.TEA,
            "Evening Rooibos",
            offer("7.40", "100 g"),
            new Story(
                "No caffeine, all the comfort",
                "Red bush from the Cederberg with orange peel and a little vanilla. Forgives every"
                    + " brewing mistake.",
                List.of("South Africa, Cederberg", "Herbal", "Orange, vanilla, honey")),
            new Picture(Motif.BOX, "Rooibos", 4)));
  }

  private static List<Product> coffees() {
    return List.of(
        new Product(
            "C-201",
            Category.COFFEE,
            "Yirgacheffe Washed",
            offer("13.80", "250 g"),
            new Story(
                "Jasmine and lemon, light roast",
                "From the smallholders around Kochere, washed and dried on raised beds. Made for"
                    + " filter: as espresso it shouts.",
                List.of("Ethiopia, Kochere", "Light roast", "Jasmine, lemon, black tea")),
            new Picture(Motif.BAG, "Yirga", 200)),
        new Product(
            "C-202",
            Category.COFFEE,
            "Huila Decaf",
            offer("12.90", "250 g"),
            new Story(
                "Decaffeinated with sugar cane, not regret",
                "Castillo and Caturra from southern Huila. You will not miss anything, except the"
                    + " ceiling at three in the morning.",
                List.of("Colombia, Huila", "Medium roast", "Caramel, red apple")),
            new Picture(Motif.BAG, "Decaf", 265)),
        new Product(
            "C-203",
            Category.COFFEE,
            "House Espresso",
            offer("11.50", "250 g"),
            new Story(
                "Chocolate, hazelnut, thick crema",
                "Two thirds Brazil, one third Guatemala. Eighteen grams in, thirty-six out, in"
                    + " twenty-eight seconds; or simply in the moka pot.",
                List.of("Brazil and Guatemala", "Dark roast", "Chocolate, hazelnut")),
            new Picture(Motif.BAG, "House", 24)),
        new Product(
            "C-204",
            Category.COFFEE,
            "Sidamo Natural",
            offer("15.20", "250 g"),
            new Story(
                "Dried in the cherry, tastes of blueberry",
                "Three weeks in the sun, turned by hand every hour. The bag is opened by people who"
                    + " say they do not like fruity coffee, once.",
                List.of("Ethiopia, Sidamo", "Light roast", "Blueberry, cocoa nib")),
            new Picture(Motif.BAG, "Sidamo", 335)),
        new Product(
            "C-205",
            Category.COFFEE,
            "Antigua Filter",
            offer("12.40", "250 g"),
            new Story(
                "Round, sweet, every day",
                "Volcanic soil, cool nights and a roast that stops early enough. The coffee we drink"
                    + " ourselves.",
                List.of("Guatemala, Antigua", "Medium roast", "Brown sugar, orange")),
            new Picture(Motif.BAG, "Antigua", 150)),
        new Product(
            "C-206",
            Category.COFFEE,
            "Monsoon Malabar",
            offer("13.10", "250 g"),
            new Story(
                "Heavy, spicy, hardly any acid",
                "Stored in open warehouses through the monsoon until the beans are pale and swollen,"
                    + " as they once were after six months at sea.",
                List.of("India, Malabar", "Dark roast", "Cedar, pepper, tobacco")),
            new Picture(Motif.BAG, "Malabar", 55)));
  }

  private static List<Product> brewing() {
    return List.of(
        new Product(
            "B-301",
            Category.BREWING,
            "Kyusu Side-handle Pot",
            offer("48.00", "280 ml"),
            new Story(
                "Clay from Tokoname, strainer built in",
                "Unglazed inside, so it remembers what you drink: give it one kind of tea. Made by"
                    + " hand, no two lids swap.",
                List.of("Tokoname clay", "280 ml", "Hand-made")),
            new Picture(Motif.TEAPOT, "", 18)),
        new Product(
            "B-302",
            Category.BREWING,
            "Gooseneck Kettle",
            offer("69.00", "1 l"),
            new Story(
                "Pours where you look",
                "Brushed steel, a thermometer in the lid, and a spout thin enough to write with."
                    + " For gas, induction and electric hobs.",
                List.of("Stainless steel", "1 litre", "Thermometer")),
            new Picture(Motif.KETTLE, "", 210)),
        new Product(
            "B-303",
            Category.BREWING,
            "Porcelain Dripper",
            offer("22.50", "1–2 cups"),
            new Story(
                "Twenty ridges and one big hole",
                "Holds the heat better than plastic and survives the dishwasher better than glass."
                    + " Takes any cone filter of size 2.",
                List.of("Porcelain", "Size 2 filters", "Dishwasher-safe")),
            new Picture(Motif.DRIPPER, "", 190)),
        new Product(
            "B-304",
            Category.BREWING,
            "Speckled Stoneware Mug",
            offer("18.00", "300 ml"),
            new Story(
                "A handle for three fingers",
                "Thrown two villages away, glazed in the colour of oat milk. Keeps warm for as long"
                    + " as one chapter takes.",
                List.of("Stoneware", "300 ml", "Hand-thrown")),
            new Picture(Motif.MUG, "", 32)),
        new Product(
            "B-305",
            Category.BREWING,
            "Hand Grinder No. 3",
            offer("89.00", "each"),
            new Story(
                "Steel burrs, thirty-six clicks",
                "From Turkish to French press in one turn of the wheel. Quiet enough for a sleeping"
                    + " house.",
                List.of("Steel burrs", "36 settings", "25 g")),
            new Picture(Motif.GRINDER, "", 225)),
        new Product(
            "B-306",
            Category.BREWING,
            "Bamboo Matcha Whisk",
            offer("19.50", "each"),
            new Story(
                "One piece of bamboo, a hundred tines",
                "Split by hand in Takayama. Soak it for a minute before you use it and it will last"
                    + " a year.",
                List.of("Bamboo", "100 tines", "Takayama, Japan")),
            new Picture(Motif.WHISK, "", 70)));
  }

  private static List<Product> pantry() {
    return List.of(
        new Product(
            "P-401",
            Category.PANTRY,
            "Butter Shortbread",
            offer("6.80", "180 g"),
            new Story(
                "Three ingredients, no argument",
                "Flour, sugar and far more butter than seems right. Baked on Mondays.",
                List.of("Wheat, milk", "180 g", "Keeps 6 weeks")),
            new Picture(Motif.BISCUIT, "", 38)),
        new Product(
            "P-402",
            Category.PANTRY,
            "Linden Honey",
            offer("9.20", "250 g"),
            new Story(
                "From the avenue behind the shop",
                "Forty hives, one street of linden trees, two weeks in June. Stirred until it is"
                    + " smooth.",
                List.of("Raw honey", "250 g", "One harvest")),
            new Picture(Motif.JAR, "Honey", 46)),
        new Product(
            "P-403",
            Category.PANTRY,
            "Dark Chocolate 72 %",
            offer("5.40", "80 g"),
            new Story(
                "Sea salt on the back",
                "Cacao from Tumaco, ground for three days. Belongs next to an espresso.",
                List.of("Cacao, sugar, salt", "80 g", "Vegan")),
            new Picture(Motif.BAR, "72 %", 350)),
        new Product(
            "P-404",
            Category.PANTRY,
            "Bitter Orange Jam",
            offer("6.50", "220 g"),
            new Story(
                "Thick-cut, as it should be",
                "Seville oranges in January, sugar, a copper pan, patience.",
                List.of("Seville orange", "220 g", "55 % fruit")),
            new Picture(Motif.JAR, "Orange", 24)),
        new Product(
            "P-405",
            Category.PANTRY,
            "Almond Cantuccini",
            offer("7.20", "200 g"),
            new Story(
                "Baked twice, dipped once",
                "A third of each is almond. Made for coffee, willing to be seen with tea.",
                List.of("Wheat, almond, egg", "200 g", "Keeps 3 months")),
            new Picture(Motif.BISCUIT, "", 28)),
        new Product(
            "P-406",
            Category.PANTRY,
            "Milk Chocolate & Chai",
            offer("5.60", "80 g"),
            new Story(
                "Cardamom, ginger, a little pepper",
                "Forty-five per cent cacao, so the spices have something to stand on.",
                List.of("Cacao, milk, spices", "80 g", "45 % cacao")),
            new Picture(Motif.BAR, "Chai", 300)));
  }

  private static Offer offer(String price, String unit) {
    return new Offer(new BigDecimal(price), unit);
  }
}
